#include "server/api/plans_json.hpp"

#include <charconv>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/planning/plan_words.hpp"
#include "server/api/case_json.hpp"
#include "server/api/move_preview_json.hpp"
#include "server/api/slots_json.hpp"
#include "server/planning/planned_places.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

std::string_view code(QueuePlan::Stage stage)
{
    switch (stage) {
        case QueuePlan::Stage::reading:
            return "reading";
        case QueuePlan::Stage::searching:
            return "searching";
        case QueuePlan::Stage::explaining:
            return "explaining";
        case QueuePlan::Stage::done:
            return "done";
        case QueuePlan::Stage::failed:
            return "failed";
    }
    return "";
}

json::object progress_json(const QueuePlan& plan)
{
    const core::PlanProgress progress = plan.progress();
    return {{"meetings_read", plan.meetings_read()},
            {"round", progress.round},
            {"rounds", progress.rounds},
            {"not_in_time",
             progress.rounds == 0 ? json::value(nullptr) : json::value(progress.cost.breaches)}};
}

// Which meeting it is about.
json::object about_json(const core::PlannedMeeting& entry)
{
    return {{"meeting", entry.booked ? json::value(entry.booked->id.text()) : json::value(nullptr)},
            {"case", entry.needs.case_id.text()},
            {"case_reference", entry.reference},
            {"type", code(entry.needs.type)},
            {"last_day",
             entry.last_day() ? json::value(core::iso(*entry.last_day())) : json::value(nullptr)}};
}

json::object placement_json(const PlannedQueue& planned, std::size_t meeting)
{
    const core::PlanProblem& problem = planned.queue.problem;
    const core::Placement& place = *planned.plan.placements[meeting];
    const core::PlanMeeting& of = problem.meetings[meeting];
    return {
        {"starts_at", core::rfc3339(core::london_instant(place.start))},
        {"ends_at", core::rfc3339(core::london_instant(place.start + of.length))},
        {"chair", planned.queue.chairs[place.chair].text()},
        {"chair_name", problem.chairs[place.chair].name},
        {"room",
         place.room ? json::value(planned.queue.rooms[*place.room].text()) : json::value(nullptr)},
        {"room_name", place.room ? problem.rooms[*place.room].name : std::string{}}};
}

json::object proposal_json(const QueuePlan& plan, std::size_t meeting)
{
    const PlannedQueue& planned = plan.result();
    json::object made = about_json(planned.queue.meetings[meeting]);
    made["id"] = placement_id(meeting);
    for (auto& [name, value] : placement_json(planned, meeting))
        made[name] = std::move(value);
    made["keeps_time"] = keeps_time(planned, meeting);
    made["keeps_room"] = keeps_room(planned, meeting);
    made["new_to_family"] = core::breaks_continuity(planned.queue.problem.meetings[meeting],
                                                    planned.plan.placements[meeting]->chair);
    made["needs_video_link"] = needs_link(planned, meeting);
    made["missing_help"] = missing_help_json(planned.queue.meetings[meeting].missing_help);
    made["accepted"] = plan.booked().contains(meeting);
    made["why"] = why_placed(plan, meeting);
    const auto moved = chain_moved(planned, meeting);
    made["chain"] = moved ? json::value(move_preview_json(moved->preview)) : json::value(nullptr);
    made["broken"] = moved ? moved->broken : std::string{};
    return made;
}

json::object remedy_json(const core::PlanProblem& problem, const core::MeetingRemedy& remedy)
{
    return {{"change", code(remedy.change)},
            {"times", remedy.times},
            {"sentence", sentence(problem, remedy)}};
}

json::object unplaced_json(const PlannedQueue& planned, const core::Unplaced& unplaced)
{
    const core::PlanProblem& problem = planned.queue.problem;
    json::object made = about_json(planned.queue.meetings[unplaced.meeting]);
    made["rule"] = code(unplaced.rule);
    made["why"] = why_unplaced(planned, unplaced);
    made["late"] = unplaced.late ? json::value(placement_json(planned, unplaced.meeting))
                                 : json::value(nullptr);
    json::array remedies;
    for (const core::MeetingRemedy& remedy : unplaced.remedies)
        remedies.push_back(remedy_json(problem, remedy));
    made["remedies"] = std::move(remedies);
    return made;
}

json::object left_out_json(const core::UnplannedMeeting& entry)
{
    return {{"case", entry.due.case_id.text()},
            {"case_reference", entry.reference},
            {"type", code(*entry.due.meeting_type)},
            {"last_day", core::iso(entry.last_day())},
            {"why", entry.why},
            {"poll", id_or_null(entry.poll)}};
}

json::object service_json(const core::PlanProblem& problem, const core::ServiceRemedy& remedy)
{
    json::array features;
    for (const core::AccessFeature feature : remedy.features)
        features.emplace_back(code(feature));
    return {{"change", code(remedy.change)},
            {"date", core::iso(problem.grid.days()[remedy.day])},
            {"seats", remedy.seats},
            {"features", std::move(features)},
            {"meetings", remedy.meetings.size()},
            {"sentence", sentence(problem, remedy)}};
}

void add_result(json::object& made, const QueuePlan& plan)
{
    const PlannedQueue& planned = plan.result();
    const core::PlanProblem& problem = planned.queue.problem;
    json::array placements;
    for (std::size_t i = 0; i < planned.queue.meetings.size(); ++i)
        if (is_in_time(planned, i)) placements.push_back(proposal_json(plan, i));
    json::array unplaced;
    for (const core::Unplaced& each : planned.not_in_time)
        unplaced.push_back(unplaced_json(planned, each));
    json::array left_out;
    for (const core::UnplannedMeeting& each : planned.queue.left_out)
        left_out.push_back(left_out_json(each));
    json::array service;
    for (const core::ServiceRemedy& each : planned.remedies)
        service.push_back(service_json(problem, each));
    made["placements"] = std::move(placements);
    made["unplaced"] = std::move(unplaced);
    made["left_out"] = std::move(left_out);
    made["service"] = std::move(service);
    made["not_yet"] = planned.queue.not_yet;
    made["others"] =
        planned.queue.others + (plan.asked().away ? plan.asked().away->others : std::size_t{0});
}

}  // namespace

std::string placement_id(std::size_t meeting)
{
    return std::to_string(meeting);
}

std::optional<std::size_t> placement_from(std::string_view id)
{
    std::size_t meeting = 0;
    const auto read = std::from_chars(id.begin(), id.end(), meeting);
    if (id.empty() || read.ec != std::errc{} || read.ptr != id.end()) return std::nullopt;
    return meeting;
}

json::object to_json(const QueuePlan& plan)
{
    const QueuePlan::Stage stage = plan.stage();
    const auto& away = plan.asked().away;
    json::object made{{"id", plan.id()},
                      {"kind", code(plan.asked().kind())},
                      {"chair", away ? json::value(away->chair.text()) : json::value(nullptr)},
                      {"from", away ? json::value(core::iso(away->from)) : json::value(nullptr)},
                      {"until", away ? json::value(core::iso(away->until)) : json::value(nullptr)},
                      {"state", code(stage)},
                      {"stopped", plan.was_stopped()},
                      {"kept_until", core::iso_utc(plan.started_at() + QueuePlans::kept_for)},
                      {"progress", progress_json(plan)},
                      {"placements", json::array{}},
                      {"unplaced", json::array{}},
                      {"left_out", json::array{}},
                      {"service", json::array{}},
                      {"not_yet", 0},
                      {"others", 0},
                      {"version", plan_version}};
    if (stage == QueuePlan::Stage::done) add_result(made, plan);
    return made;
}

}  // namespace quorate::server
