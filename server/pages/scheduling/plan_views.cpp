#include "server/pages/scheduling/plan_views.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/planning/plan_words.hpp"
#include "core/slots/slot_words.hpp"
#include "core/support/text.hpp"
#include "server/pages/directory/directory_layout.hpp"
#include "server/pages/scheduling/poll_urls.hpp"
#include "server/pages/scheduling/scheduling_urls.hpp"
#include "server/pages/scheduling/time_words.hpp"
#include "server/templates/components.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

std::string where_text(const PlannedQueue& planned, std::size_t meeting)
{
    const core::Placement& place = *planned.plan.placements[meeting];
    const core::MeetingNeeds& needs = planned.queue.meetings[meeting].needs;
    if (place.room) return planned.queue.problem.rooms[*place.room].name;
    return needs.mode == core::MeetingMode::video ? "By video" : needs.venue;
}

void set_family(View& row, const core::CaseDueDate& due, const auto& entry)
{
    row["reference"] = entry.reference;
    row["family"] = entry.family_name.reveal();
    row["meeting"] = text(label(*due.meeting_type));
}

// "For Rowan", where it is about some of the family's children only.
std::string about_text(const core::PlannedMeeting& entry)
{
    std::vector<std::string> names;
    for (const core::PersonName& name : entry.about)
        names.push_back(name.reveal());
    return names.empty() ? std::string{} : "For " + core::names_in_words(names);
}

View words_view(const std::string& words)
{
    View view;
    view["words"] = words;
    return view;
}

View row_of(const QueuePlan& plan, const PlanTicks& ticks, std::size_t meeting)
{
    const PlannedQueue& planned = plan.result();
    const core::PlanProblem& problem = planned.queue.problem;
    const core::PlanMeeting& of = problem.meetings[meeting];
    const core::PlannedMeeting& entry = planned.queue.meetings[meeting];
    const core::Placement& place = *planned.plan.placements[meeting];
    const bool is_booked = plan.booked().contains(meeting);
    View row;
    set_family(row, entry.due, entry);
    row["about"] = about_text(entry);
    row["field"] = accept_field(meeting);
    row["place"] = number_text(static_cast<int>(meeting));
    row["can_book"] = !is_booked;
    row["family_note"] = text(lacks_family(entry.needs) ? "Nobody of the family is invited" : "");
    row["icon_svg"] = icon("done");
    row["ticked"] = ticks.ticked.contains(meeting);
    const std::string error = error_for(ticks.errors, accept_field(meeting));
    row["error"] = error;
    row["missing"] = view_list(entry.missing_help, [](const core::MissingHelp& each) {
        return words_view(each.sentence + ".");
    });
    row["fix_url"] = error.ends_with(core::say_who_comes_when) || !entry.missing_help.empty()
                         ? needs_url(entry.needs.case_id, entry.needs.type, entry.needs.children)
                         : std::string{};
    row["day"] = core::short_date(floor<days>(place.start));
    row["times"] = times_text(of, place);
    row["before"] = of.before > 0min
                        ? "Family from " + minutes_text(duration_cast<minutes>(
                                               place.start - floor<days>(place.start) - of.before))
                        : std::string{};
    row["chair"] = problem.chairs[place.chair].name;
    row["chair_note"] = text(core::breaks_continuity(of, place.chair) ? "New to the family" : "");
    row["where"] = where_text(planned, meeting);
    row["where_note"] = text(needs_link(planned, meeting) ? "Needs a joining link" : "");
    row["spare"] = core::days_to_spare_in_words(of.last_day.value_or(0) -
                                                static_cast<int>(day_of(problem, place)));
    row["spare_note"] = again_words(entry);
    return row;
}

std::string counted_words(std::size_t count, const char* one, const char* more)
{
    return std::to_string(count) + (count == 1 ? one : more);
}

View late_row(const PlannedQueue& planned, const core::Unplaced& unplaced)
{
    const core::PlanProblem& problem = planned.queue.problem;
    const core::PlannedMeeting& entry = planned.queue.meetings[unplaced.meeting];
    View row;
    set_family(row, entry.due, entry);
    row["about"] = about_text(entry);
    row["last_day"] = core::short_date(entry.last_day().value_or(entry.due.schedule_by));
    row["why"] = why_unplaced(planned, unplaced);
    row["could_be"] =
        unplaced.late
            ? "Could be held on " + core::short_date(floor<days>(unplaced.late->start)) + ", " +
                  times_text(problem.meetings[unplaced.meeting], *unplaced.late) + ", with " +
                  problem.chairs[unplaced.late->chair].name + late_words(planned, unplaced)
            : std::string{};
    row["has_remedies"] = !unplaced.remedies.empty();
    row["remedies"] = remedies_view(problem, unplaced);
    TimesShown shown{.children = entry.needs.children};
    if (unplaced.rule == core::PlanRule::last_day_passed)
        shown.from = core::SearchFrom::after_last_day;
    row["find_url"] = choose_time_url(entry.needs.case_id, entry.needs.type, shown);
    return row;
}

View left_out_row(const core::UnplannedMeeting& entry)
{
    View row;
    set_family(row, entry.due, entry);
    row["last_day"] = core::short_date(entry.last_day());
    row["why"] = entry.why;
    row["next"] = text(entry.poll ? "See what they said" : "Say what it needs");
    row["next_url"] =
        entry.poll ? poll_url(*entry.poll) : needs_url(entry.due.case_id, *entry.due.meeting_type);
    return row;
}

// By time, as a diary has them.
std::vector<std::size_t> in_time(const PlannedQueue& planned)
{
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < planned.queue.meetings.size(); ++i)
        if (is_in_time(planned, i)) all.push_back(i);
    std::ranges::sort(
        all, {}, [&](std::size_t i) { return std::pair{planned.plan.placements[i]->start, i}; });
    return all;
}

}  // namespace

PlanTicks ticks_in(const Fields& form)
{
    PlanTicks ticks{.video_link = form.get("video_link"),
                    .reason = form.get("reason"),
                    .mark_leave = form.get("leave") == "yes"};
    for (const std::string& each : form.all("accept"))
        if (const auto place = whole_number(each); place && *place >= 0)
            ticks.ticked.insert(static_cast<std::size_t>(*place));
    return ticks;
}

PlanTicks without_refused(PlanTicks ticks, const core::Error& error)
{
    ticks.errors = error.fields;
    for (const core::FieldError& each : error.fields)
        std::erase_if(ticks.ticked,
                      [&](std::size_t meeting) { return each.field == accept_field(meeting); });
    return ticks;
}

std::set<std::size_t> usual_ticks(const QueuePlan& plan)
{
    std::set<std::size_t> ticked = places_left(plan);
    std::erase_if(ticked, [&](std::size_t meeting) { return needs_link(plan.result(), meeting); });
    return ticked;
}

std::string times_text(const core::PlanMeeting& meeting, const core::Placement& place)
{
    const minutes from = duration_cast<minutes>(place.start - floor<days>(place.start));
    return minutes_text(from) + " to " + minutes_text(from + meeting.length);
}

View remedies_view(const core::PlanProblem& problem, const core::Unplaced& unplaced)
{
    return view_list(unplaced.remedies, [&](const core::MeetingRemedy& remedy) {
        return words_view(sentence(problem, remedy));
    });
}

View service_view(const PlannedQueue& planned)
{
    return view_list(planned.remedies, [&](const core::ServiceRemedy& remedy) {
        return words_view(sentence(planned.queue.problem, remedy));
    });
}

std::vector<View> stage_notices(const QueuePlan& plan)
{
    if (plan.stage() == QueuePlan::Stage::failed)
        return {alert(
            Alert::error,
            {.strong = "The plan could not be made.", .text = "Nothing was booked. Start again."})};
    if (plan.stage() == QueuePlan::Stage::done && plan.was_stopped())
        return {alert(Alert::information,
                      {.strong = "Stopped early.", .text = "This is the best that was found."})};
    return {};
}

View plan_is_gone(std::string_view done)
{
    return alert(Alert::warning,
                 {.strong = "That plan is gone.",
                  .text = "It was made more than 30 minutes ago or replaced by another, or the "
                          "service has restarted. Nothing was " +
                          std::string{done} + "."});
}

View plan_is_refused(std::string_view done)
{
    const std::string word{done};
    return alert(Alert::error,
                 {.strong = "Nothing was " + word + ".",
                  .text = "What is in the way stands at its meeting, which is not ticked any more. "
                          "The others can be " +
                          word + " as they are."});
}

void set_progress(View& page, const QueuePlan& plan)
{
    using Stage = QueuePlan::Stage;
    const Stage stage = plan.stage();
    const core::PlanProgress progress = plan.progress();
    page["doing"] = text(stage == Stage::reading      ? "Looking at calendars and rooms"
                         : stage == Stage::explaining ? "Looking at what would help"
                                                      : "Looking for times for all of them");
    page["rounds"] = number_text(std::max(1, static_cast<int>(progress.rounds)));
    page["round"] = number_text(static_cast<int>(progress.round));
    page["so_far"] = progress.rounds == 0
                         ? "Needs and calendars of " + std::to_string(plan.meetings_read()) +
                               (plan.meetings_read() == 1 ? " meeting" : " meetings") +
                               " are read. No plan yet."
                     : progress.cost.breaches == 0
                         ? std::string{"So far every meeting has a time by its last day."}
                         : "So far " + std::to_string(progress.cost.breaches) +
                               (progress.cost.breaches == 1 ? " meeting has" : " meetings have") +
                               " no time by the last day.";
}

void set_proposal(View& page, const QueuePlan& plan, const PlanTicks& ticks)
{
    const PlannedQueue& planned = plan.result();
    const auto meetings = in_time(planned);
    const auto booked = plan.booked();
    const bool has_more = std::ranges::any_of(
        meetings, [&](std::size_t meeting) { return !booked.contains(meeting); });
    const std::vector<View> hidden{hidden_input("plan", plan.id())};
    page["hidden"] = view_list(hidden, std::identity{});
    page["has_rows"] = !meetings.empty();
    page["in_time_count"] =
        std::to_string(meetings.size()) + (meetings.size() == 1 ? " meeting" : " meetings");
    page["accept_error"] = error_for(ticks.errors, "accept");
    page["rows"] =
        view_list(meetings, [&](std::size_t meeting) { return row_of(plan, ticks, meeting); });
    const bool asks_link = std::ranges::any_of(meetings, [&](std::size_t meeting) {
        return needs_link(planned, meeting) && !booked.contains(meeting);
    });
    page["link"] = asks_link
                       ? text_input({.name = "video_link",
                                     .label = "Joining link",
                                     .value = ticks.video_link,
                                     .hint = "For those ticked that anybody joins by video. Leave "
                                             "them unticked to give each its own later.",
                                     .error = error_for(ticks.errors, "video_link"),
                                     .type = "url"})
                       : View{false};
    page["accept"] = has_more ? button({.label = "Book those ticked"}) : View{false};
    page["nothing"] =
        meetings.empty()
            ? empty_state(
                  {.heading = "There is no time to propose",
                   .text = planned.queue.meetings.empty()
                               ? "No meeting that needs a date in the next 30 working days could "
                                 "be planned."
                               : "Below stands for each meeting why not.",
                   .link = {"See what needs a date", "/needs-a-date"},
                   .icon = "soon"})
            : View{false};
    page["has_late"] = !planned.not_in_time.empty();
    page["late"] = view_list(planned.not_in_time, [&](const core::Unplaced& unplaced) {
        return late_row(planned, unplaced);
    });
    page["has_service"] = !planned.remedies.empty();
    page["service"] = service_view(planned);
    page["has_left_out"] = !planned.queue.left_out.empty();
    page["left_out"] = view_list(planned.queue.left_out, left_out_row);
    const std::size_t later = planned.queue.not_yet;
    page["not_yet"] = later == 0 ? std::string{}
                                 : counted_words(later, " meeting is", " meetings are") +
                                       " due so much later that no time is looked for yet: " +
                                       core::names_in_words(planned.queue.not_yet_references) + ".";
    const std::size_t others = planned.queue.others;
    page["others"] = others == 0 ? std::string{}
                                 : "The " + std::to_string(core::most_planned) +
                                       " with the least time left are planned. " +
                                       counted_words(others, " other is", " others are") +
                                       " not part of this plan.";
}

}  // namespace quorate::server
