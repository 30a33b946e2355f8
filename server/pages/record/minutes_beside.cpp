#include "server/pages/record/minutes_beside.hpp"

#include <algorithm>

#include "core/actions/carried_actions.hpp"
#include "core/circulation/plan_in_letters.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/minutes/agenda.hpp"
#include "core/minutes/interim_plan.hpp"
#include "core/minutes/next_dates.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/meetings/meeting_urls.hpp"
#include "server/pages/preparation/preparation_views.hpp"
#include "server/pages/record/record_urls.hpp"
#include "server/pages/record/record_views.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"

namespace quorate::server {
namespace {

std::string names_of(const std::vector<core::ChildId>& ids,
                     const std::vector<core::Child>& children)
{
    std::string names;
    for (const core::Child& child : children)
        if (std::ranges::count(ids, child.id) > 0)
            names += (names.empty() ? "" : ", ") + core::called(child).reveal();
    return names;
}

// By when, and whether that counts already.
std::string when_text(const core::NextDate& next)
{
    std::string words = "by " + core::long_date(next.schedule_by);
    if (next.is_provisional) words += ", as far as bank holidays are known";
    if (!next.is_running) words += ", if this meeting ends as it is decided";
    return words;
}

std::string booking_url(const core::NextDate& next, const core::MeetingFile& file)
{
    if (next.is_running)
        return choose_time_url(file.family.id, next.type, {.children = next.children});
    return new_meeting_url(file.family.id, core::code(next.type), next.children) +
           "&date=" + core::typed_date(next.schedule_by);
}

View next_view(const core::NextDate& next, const core::MinutesFile& file, bool may_book)
{
    View view;
    view["next_kind"] = text(core::label(next.type));
    view["next_for"] = names_of(next.children, file.children);
    view["next_when"] = when_text(next);
    view["next_booked"] = next.booked
                              ? "Booked for " + core::london_long_time(next.booked->starts_at)
                              : std::string{};
    const bool is_late = next.booked && core::london_date(next.booked->starts_at) > next.limit_date;
    view["next_late"] = is_late ? "That is after the last day." : "";
    view["next_url"] = next.booked ? record_url(next.booked->id, "")
                       : may_book  ? booking_url(next, file.file)
                                   : std::string{};
    view["next_label"] = next.booked ? "Open it" : next.is_running ? "Find a time" : "Book it now";
    return view;
}

// What earlier meetings agreed, with what has come of it.
View before_view(const core::ActionRow& row, core::Date today)
{
    const core::ActionPoint& action = row.action;
    View view;
    view["before_what"] = action.what.reveal();
    view["before_url"] = action_page_url(action.id);
    view["before_owner"] = row.owner_name.reveal();
    view["before_by"] =
        (action.due_on < today ? "was due " : "by ") + core::short_date(action.due_on);
    view["before_status"] = status_words(action.status);
    view["before_progress"] = action.progress.reveal();
    return view;
}

}  // namespace

// What the children, or their family, said before the meeting: beside the item it belongs to.
void add_said(View& page,
              App& app,
              const core::Actor& actor,
              const core::MeetingId& meeting,
              const std::string& item)
{
    const bool is_childrens = item == core::child_views_item;
    const auto prepared = is_childrens || item == core::family_item
                              ? prepared_beside(app, actor, meeting)
                              : std::optional<core::Preparation>{};
    if (!prepared)
        page["said"] = View{kainjow::mustache::list{}};
    else
        page["said"] = is_childrens ? childrens_views(*prepared) : familys_views(*prepared);
    page["said_some"] = !page.get("said")->list_value().empty();
    page["said_privately"] = prepared && has_private_views(*prepared, is_childrens);
}

void add_from_before(View& page, App& app, const core::Actor& actor, const core::MeetingId& meeting)
{
    const auto before = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::actions_from_before(work, app.clock, actor, meeting);
    });
    page["has_before"] = before && !before->empty();
    page["before"] = view_list(before ? *before : std::vector<core::ActionRow>{},
                               [&app](const core::ActionRow& row) {
                                   return before_view(row, core::london_date(app.now()));
                               });
}

void add_interim_plan(View& page, App& app, const core::Actor& actor, const core::Meeting& meeting)
{
    page["interim_words"] = std::string{};
    const auto plan = app.transact(
        actor, [&](core::UnitOfWork& work) -> core::Result<std::optional<core::InterimPlan>> {
            return core::interim_plan_before(work, app.clock, actor, meeting);
        });
    if (!plan || !*plan) return;
    const core::InterimPlan& interim = **plan;
    page["interim_words"] = interim.words.reveal();
    page["interim_url"] = record_url(interim.adjourned.id, "register");
    page["interim_from"] =
        "Adjourned on " + core::short_date(core::london_date(interim.adjourned.starts_at));
}

View given_plan_notice(App& app, const core::Actor& actor, const core::Register& roll)
{
    const auto told = app.database.read([&](core::UnitOfWork& work) {
        return core::plan_in_letters(work, actor.authority, roll.closing);
    });
    if (!told.to_anybody) return View{false};
    return alert(Alert::information,
                 {.strong = "A letter with the interim plan was given already.",
                  .text = "Reasons that have it stay as they are. What is wrong in them is put "
                          "right by a correction, once the minutes are agreed.",
                  .link = "Agree the minutes",
                  .link_url = record_url(roll.file.meeting.id, "minutes/agree")});
}

void add_next_dates(View& page, App& app, const core::Actor& actor, const core::MinutesFile& file)
{
    const auto dates = app.database.read(
        [&](core::UnitOfWork& work) { return core::next_dates(work, case_tools(app), file); });
    const bool may_book = may_also(file.file, actor, core::Action::meeting_create, app.now());
    const bool waits = core::decides_for_each_child(file.file.meeting.type) &&
                       file.file.meeting.status == core::MeetingStatus::scheduled &&
                       !core::undecided(file).empty();
    page["dates_some"] = true;
    page["dates_wait"] = waits;
    page["dates_none"] = dates.empty();
    page["next_dates"] = view_list(
        dates, [&](const core::NextDate& next) { return next_view(next, file, may_book); });
}

}  // namespace quorate::server
