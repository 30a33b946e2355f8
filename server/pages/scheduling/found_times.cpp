#include "server/pages/scheduling/found_times.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/due_standing.hpp"
#include "core/due_dates/last_adjourned.hpp"
#include "core/minutes/without_quorum.hpp"
#include "core/scheduling/short_notice.hpp"
#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"
#include "server/pages/dates/due_date_words.hpp"
#include "server/pages/families/family_layout.hpp"
#include "server/pages/families/family_urls.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/scheduling/chosen_slot.hpp"
#include "server/pages/scheduling/needs_words.hpp"
#include "server/pages/scheduling/slot_views.hpp"

namespace quorate::server {
namespace {

std::optional<core::CaseDueDate> limit_of(const core::MeetingChoices& choices,
                                          const core::MeetingNeeds& needs)
{
    for (const core::CaseDueDate& due : choices.limits)
        if (waits_for_one_of(due, needs.children)) return due;
    return std::nullopt;
}

void explain_limit(core::UnitOfWork& work, App& app, FoundTimes& times)
{
    if (!times.due) return;
    const core::CaseDueDate& due = *times.due;
    const core::Calendars calendars =
        core::calendars_of(work, times.choices.family.authority, app.bank_holidays);
    times.explanation = core::explained_due_date(
        rule_of(due), {.on = due.counted_from, .at = due.counted_at}, calendars);
    const core::FamilyCase& family = times.choices.family;
    const auto again_by =
        core::to_be_held_again_by(work, family.authority, family.id, times.needs.type);
    times.again_by = core::earlier_last_day(due, again_by, core::london_date(app.now()));
    times.left = core::time_left_to_hold_again(calendars.local, app.now(), due, again_by);
}

// "Best 5 times before the last day"
std::string legend(const core::SlotSearch& search)
{
    const std::size_t number = search.found.slots.size();
    const std::string best =
        number == 1 ? "The only time" : "Best " + number_text(number) + " times";
    if (search.is_after_last_day) return best + " after the last day";
    return best + (search.has_limit ? " up to the last day" : " in the next 30 working days");
}

std::string checked(const core::SlotSearch& search)
{
    const std::size_t rooms = search.request.rooms.size();
    return "We checked " + counted(search.found.starts_checked, "time", "times") + " from " +
           core::short_date(search.first_day) + " to " + core::short_date(search.last_day) +
           " against " + counted(search.calendars, "calendar", "calendars") + ", " +
           counted(rooms, "room", "rooms") + " and the family’s wishes.";
}

core::Quorum quorum_of(const FoundTimes& times)
{
    std::vector<core::SeatRequest> asked;
    for (const core::SeatNeed& seat : times.needs.seats)
        asked.push_back({.holder = seat.holder, .requirement = seat.requirement});
    return core::quorum_if_invited(times.choices, times.needs.type, times.needs.chair, asked);
}

void set_last_day(View& page, const FoundTimes& times)
{
    if (!times.due) {
        page["last_day"] = std::string{};
        return;
    }
    const core::CaseDueDate& due = *times.due;
    page["last_day"] = times.again_by ? core::long_date(*times.again_by) : last_day_text(due);
    page["again"] = times.again_by ? held_again_sentence(due) : std::string{};
    page["left"] = deadline_chip(*times.left);
    page["schedule_by"] = !times.again_by && due.schedule_by < due.limit_date
                              ? core::short_date(due.schedule_by)
                              : std::string{};
    page["working"] = view_list(sentences(*times.explanation), [](const std::string& sentence) {
        View row;
        row["sentence"] = sentence;
        return row;
    });
    page["dates_url"] = dates_url(times.choices.family.id);
}

// Where the limit leaves days with notice after the first of them.
void put_times_with_notice_first(core::UnitOfWork& work,
                                 App& app,
                                 const core::Actor& actor,
                                 const core::SlotSearchOptions& options,
                                 core::SlotSearch& search)
{
    const bool is_kept = !search.due || search.is_after_last_day ||
                         search.again_by.value_or(search.due->schedule_by) > search.notice_from;
    if (is_kept)
        core::put_short_notice_last(
            work, meeting_tools(app), actor, options, search.notice_from, search);
}

}  // namespace

core::Result<FoundTimes> find_times(core::UnitOfWork& work,
                                    App& app,
                                    const core::Actor& actor,
                                    const core::CaseId& id,
                                    core::MeetingType type,
                                    const core::SlotSearchOptions& options)
{
    const core::MeetingTools tools = meeting_tools(app);
    auto search = core::search_slots(work, tools, actor, id, type, options);
    FoundTimes times;
    times.asked_about = options.children;
    if (search) {
        times.search = *std::move(search);
        put_times_with_notice_first(work, app, actor, options, *times.search);
        times.choices = times.search->choices;
        times.needs = times.search->needs;
        times.due = times.search->due;
    } else {
        auto choices = core::meeting_choices(work, tools, actor, id, type);
        if (!choices) return choices.error();
        if (search.error().fields.empty()) return search.error();
        times.refused = search.error();
        core::audit(work,
                    actor,
                    app.now(),
                    {.action = core::Action::meeting_create,
                     .object = id.text(),
                     .case_id = id,
                     .detail = "part=times"});
        times.choices = *std::move(choices);
        times.needs = core::meeting_needs(work, tools, times.choices, type, options.children);
        times.due = limit_of(times.choices, times.needs);
    }
    explain_limit(work, app, times);
    return times;
}

std::string meeting_name(core::MeetingType type)
{
    std::string name{label(type)};
    if (!name.empty()) name.replace(0, 1, core::lower_case(name.substr(0, 1)));
    return name;
}

std::string chosen_children_text(const std::vector<core::Child>& children,
                                 const std::vector<core::ChildId>& chosen)
{
    const auto unborn = std::ranges::count_if(children, [&](const core::Child& child) {
        return core::is_unborn(child) && std::ranges::find(chosen, child.id) != chosen.end();
    });
    return children_text(static_cast<int>(chosen.size()), static_cast<int>(unborn));
}

std::string about_family(const core::MeetingChoices& choices, const core::MeetingNeeds& needs)
{
    const core::FamilyCase& family = choices.family;
    return family.reference + " " + family.family_name.reveal() + ", " +
           chosen_children_text(choices.children, needs.children);
}

void set_slots(View& page, const FoundTimes& times, const std::string& chosen)
{
    kainjow::mustache::list slots;
    const bool has_slots = times.search && !times.search->found.slots.empty();
    page["has_slots"] = has_slots;
    page["has_rejected"] = times.search && !times.search->found.rejected.empty();
    if (times.search) {
        page["rejected"] = rejected_rows(*times.search);
        page["rejected_count"] = number_text(times.search->found.rejected.size());
    }
    if (!has_slots) return;
    const core::SlotSearch& search = *times.search;
    const auto& found = search.found.slots;
    const bool is_there = std::ranges::any_of(
        found, [&](const core::Slot& slot) { return slot_text(slot) == chosen; });
    for (std::size_t i = 0; i < found.size(); ++i)
        slots.push_back(slot_view(search, i, is_there ? slot_text(found[i]) == chosen : i == 0));
    page["slots"] = View{slots};
    page["legend"] = legend(search);
    page["checked"] = checked(search);
    page["columns"] = slot_columns(search);
    page["people"] = people_rows(search);
}

void set_needed(View& page, const FoundTimes& times)
{
    set_last_day(page, times);
    page["quorum"] = quorum_box(quorum_of(times), core::QuorumBasis::invited);
    page["needs"] = needs_rows(times);
    page["needs_url"] = needs_url(times.choices.family.id, times.needs.type, times.asked_about);
}

}  // namespace quorate::server
