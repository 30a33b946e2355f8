#include "server/pages/preparation/preparation_views.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/pages/preparation/preparation_pages.hpp"

namespace quorate::server {
namespace {

constexpr std::size_t most_steps = 3;

std::string shown_words(bool may_be_shown)
{
    return may_be_shown ? "The family may be shown this." : "Not to be shown to the family.";
}

// "Rowan, 8. A drawing, 20 November 2026."
std::string source_words(const core::PreparedEntry& entry, const core::ReadViews& read)
{
    const std::string name = entry.person.name.reveal();
    const bool is_advocate = read.views.by == core::ViewsBy::advocate;
    return (is_advocate ? "The advocate of " + name : name) + ". " +
           std::string{core::label(read.views.way)} + ", " + core::long_date(read.views.given_on) +
           ".";
}

View said_by(const core::Preparation& all, bool children)
{
    kainjow::mustache::list said;
    for (const core::PreparedEntry& entry : all.people)
        if (entry.person.person.is_child() == children)
            for (const core::ReadViews& read : entry.views)
                if (!read.views.mistaken_at)
                    said.push_back(said_view(all.file.meeting.id, entry, read, false));
    return View{said};
}

View step(const std::string& strong,
          const std::string& words,
          std::string_view label,
          const std::string& url)
{
    View made;
    made["strong"] = strong;
    made["words"] = words;
    made["label"] = text(label);
    made["step_url"] = url;
    return made;
}

std::string first_missing(const core::Preparation& all)
{
    for (const core::PreparedEntry& each : all.people)
        if (!each.missing.empty())
            return "First: " + each.person.name.reveal() + ", " + each.missing.front() + ".";
    return {};
}

// The children of whom nobody has recorded how they took part.
long long without_participation(const core::Preparation& all)
{
    return std::ranges::count_if(all.people, [](const core::PreparedEntry& each) {
        return std::ranges::any_of(each.points, [](const core::PointEntry& point) {
            return point.point == core::PreparationPoint::participation && !point.open.empty();
        });
    });
}

}  // namespace

std::optional<core::Preparation> prepared_beside(App& app,
                                                 const core::Actor& actor,
                                                 const core::MeetingId& meeting)
{
    using Found = std::optional<core::Preparation>;
    const auto found = app.read(actor, [&](core::UnitOfWork& work) -> core::Result<Found> {
        return core::preparation_beside(
            work, meeting_tools(app), app.agency_reports, actor, meeting);
    });
    return found ? *found : std::nullopt;
}

View said_view(const core::MeetingId& meeting,
               const core::PreparedEntry& entry,
               const core::ReadViews& read,
               bool may_mark)
{
    const core::FamilyViews& views = read.views;
    const std::string own_url = preparation_url(meeting, "views/" + views.id.text());
    View view;
    view["tone"] = text(entry.person.person.is_child() ? "cm-card--child" : "");
    view["source"] = source_words(entry, read);
    view["words"] = read.text.reveal();
    view["picture_url"] = views.picture ? own_url + "/picture" : std::string{};
    view["picture_words"] =
        views.picture ? file_words(read.picture_name, views.picture->size) : std::string{};
    view["not_scanned"] = views.picture && views.picture->scan == core::FileScan::not_scanned;
    view["recorded"] = "Recorded by " + read.recorded_by.reveal() + ". ";
    const bool is_mistaken = views.mistaken_at.has_value();
    view["mistaken"] = is_mistaken;
    view["shown"] = is_mistaken ? "Entered by mistake: it counts for nothing."
                                : shown_words(views.may_be_shown);
    view["take_out_url"] = may_mark && read.may_take_out ? own_url + "/mistake" : std::string{};
    view["mark_url"] = may_mark && !is_mistaken ? own_url + "/mark" : std::string{};
    view["mark_value"] = text(views.may_be_shown ? "no" : "yes");
    view["mark_label"] =
        text(views.may_be_shown ? "Do not show it to the family" : "It may be shown to the family");
    return view;
}

View childrens_views(const core::Preparation& preparation)
{
    return said_by(preparation, true);
}

View familys_views(const core::Preparation& preparation)
{
    return said_by(preparation, false);
}

bool has_private_views(const core::Preparation& preparation, bool children)
{
    return std::ranges::any_of(preparation.people, [children](const core::PreparedEntry& entry) {
        return entry.person.person.is_child() == children &&
               std::ranges::any_of(entry.views, [](const core::ReadViews& read) {
                   return !read.views.may_be_shown && !read.views.mistaken_at;
               });
    });
}

View with_preparation_steps(const View& steps, const std::optional<core::Preparation>& preparation)
{
    if (!preparation) return steps;
    const core::Preparation& all = *preparation;
    const core::Meeting& meeting = all.file.meeting;
    const std::string url = preparation_url(meeting.id);
    kainjow::mustache::list list = steps.list_value();
    const bool waits_for_chair =
        all.may_decide && std::ranges::any_of(all.exclusions, [](const core::ReadExclusion& each) {
            return !each.request.decided;
        });
    if (waits_for_chair)
        list.insert(list.begin(),
                    step("You are asked to keep somebody out of this meeting.",
                         "Only you decide, as its chair.",
                         "Look at it",
                         url + "#kept-out"));
    const auto untold = std::ranges::find(all.kept_away, false, &core::KeptAway::is_told_how);
    if (all.may_ask && untold != all.kept_away.end())
        list.insert(list.begin(),
                    step(untold->name.reveal() + ", excluded: nothing goes to them.",
                         "Record how they are told: ask the chair, who decides and says how.",
                         "Record it",
                         url + "#kept-out"));
    const bool has_started = !all.people.empty() && all.people.front().person.facts.has_started;
    const auto without = without_participation(all);
    if (has_started && without > 0 && meeting.status != core::MeetingStatus::cancelled)
        list.push_back(
            step("How " + counted(without, "child", "children") + " took part is not recorded.",
                 "Choose the code for each.",
                 "Record it",
                 url));
    else if (!has_started && all.missing > 0 && meeting.status == core::MeetingStatus::scheduled &&
             core::is_prepared(meeting.type))
        list.push_back(step(
            counted(all.missing, "thing is", "things are") + " not settled for the family yet.",
            first_missing(all),
            "Prepare the meeting",
            url));
    if (list.size() > most_steps) list.resize(most_steps);
    return View{list};
}

View unsettled_views(const std::optional<core::Preparation>& preparation, core::Instant now)
{
    kainjow::mustache::list open;
    if (!preparation) return View{open};
    const core::Meeting& meeting = preparation->file.meeting;
    if (meeting.status != core::MeetingStatus::scheduled || now >= meeting.starts_at)
        return View{open};
    for (const core::PreparedEntry& entry : preparation->people)
        for (const std::string& what : entry.missing) {
            View line;
            line["what"] = entry.person.name.reveal() + ": " + what;
            open.push_back(std::move(line));
        }
    return View{open};
}

}  // namespace quorate::server
