#include "server/planning/planned_places.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/planning/plan_words.hpp"
#include "core/slots/slot_words.hpp"
#include "server/pages/meetings/meeting_views.hpp"

namespace quorate::server {
namespace {

using core::Result;

core::ChosenSlot slot_of(const PlannedQueue& planned, std::size_t meeting)
{
    const core::Placement& place = *planned.plan.placements[meeting];
    core::ChosenSlot slot{.starts_at = place.start, .chair = planned.queue.chairs[place.chair]};
    if (place.room) slot.room = planned.queue.rooms[*place.room];
    return slot;
}

template <class Read>
std::shared_ptr<QueuePlan> start(App& app, const core::Actor& actor, PlanAsked asked, Read read)
{
    asked.id = app.random.id();
    return app.queue_plans.start(
        actor.user,
        [&app, actor, read = std::move(read)](const core::ReadingProgress& progress) {
            const core::MeetingTools tools = meeting_tools(app);
            return app.database.read(
                [&](core::UnitOfWork& work) { return read(work, tools, actor, progress); });
        },
        std::move(asked),
        app.now());
}

}  // namespace

std::string accept_field(std::size_t meeting)
{
    return "accept-" + std::to_string(meeting);
}

std::size_t day_of(const core::PlanProblem& problem, const core::Placement& place)
{
    const auto& all = problem.grid.days();
    const auto day =
        std::ranges::lower_bound(all, std::chrono::floor<std::chrono::days>(place.start));
    return static_cast<std::size_t>(day - all.begin());
}

bool is_in_time(const PlannedQueue& planned, std::size_t meeting)
{
    const auto& place = planned.plan.placements[meeting];
    const core::PlanProblem& problem = planned.queue.problem;
    return place && core::days_late(problem.meetings[meeting], day_of(problem, *place)) == 0;
}

bool is_offered(const PlannedQueue& planned, std::size_t meeting)
{
    return meeting < planned.queue.meetings.size() && is_in_time(planned, meeting);
}

bool needs_link(const PlannedQueue& planned, std::size_t meeting)
{
    const core::PlannedMeeting& entry = planned.queue.meetings[meeting];
    return !entry.booked && entry.needs.mode != core::MeetingMode::in_person;
}

bool keeps_time(const PlannedQueue& planned, std::size_t meeting)
{
    const auto& place = planned.plan.placements[meeting];
    return place && planned.queue.problem.meetings[meeting].now_at == place->start;
}

bool keeps_room(const PlannedQueue& planned, std::size_t meeting)
{
    const auto& place = planned.plan.placements[meeting];
    return place && place->room && planned.queue.problem.meetings[meeting].now_in == place->room;
}

bool knows_family(const PlannedQueue& planned, std::size_t meeting)
{
    const auto& place = planned.plan.placements[meeting];
    const auto& chairs = planned.queue.problem.meetings[meeting].chairs;
    return place && std::ranges::any_of(chairs, [&](const core::ChairChoice& choice) {
               return choice.chair == place->chair && choice.knows_family;
           });
}

std::optional<core::ChainMove> chain_moved(const PlannedQueue& planned, std::size_t meeting)
{
    const core::PlannedMeeting& entry = planned.queue.meetings[meeting];
    const auto& place = planned.plan.placements[meeting];
    if (!entry.booked || !entry.chain || !place) return std::nullopt;
    const core::Date to = std::chrono::floor<std::chrono::days>(place->start);
    if (to == core::london_date(entry.booked->starts_at)) return std::nullopt;
    return core::move_in(*entry.chain, entry.booked->id, to);
}

bool is_short_notice(const PlannedQueue& planned, std::size_t meeting)
{
    const auto& notice = planned.queue.meetings[meeting].notice;
    const auto& place = planned.plan.placements[meeting];
    return notice && place && !keeps_time(planned, meeting) &&
           place->start < core::CivilTime{notice->from};
}

std::string again_words(const core::PlannedMeeting& meeting)
{
    if (!meeting.again_by || meeting.last_day() != meeting.again_by) return {};
    return "Adjourned for want of quorum: held again by " + core::short_date(*meeting.again_by);
}

std::string late_words(const PlannedQueue& planned, const core::Unplaced& unplaced)
{
    const core::PlannedMeeting& meeting = planned.queue.meetings[unplaced.meeting];
    const bool is_late_again = !again_words(meeting).empty();
    const bool keeps_limit =
        !meeting.has_limit ||
        std::chrono::floor<std::chrono::days>(unplaced.late->start) <= meeting.due.schedule_by;
    return is_late_again && keeps_limit ? ", after the day by which it is held again"
                                        : ", if a manager allows it";
}

std::string why_unplaced(const PlannedQueue& planned, const core::Unplaced& unplaced)
{
    const auto& notice = planned.queue.meetings[unplaced.meeting].notice;
    std::string words = sentence(planned.queue.problem, unplaced);
    if (const std::string again = again_words(planned.queue.meetings[unplaced.meeting]);
        !again.empty())
        words += ". " + again;
    if (notice && notice->is_kept)
        words += ". Other times are looked for from " + core::short_date(notice->from) +
                 " on: two working days of notice";
    return words;
}

std::string why_placed(const QueuePlan& plan, std::size_t meeting)
{
    const PlannedQueue& planned = plan.result();
    const core::PlanProblem& problem = planned.queue.problem;
    const core::Placement& place = *planned.plan.placements[meeting];
    const core::PlanMeeting& of = problem.meetings[meeting];
    const auto& away = plan.asked().away;
    const bool is_back = away && planned.queue.chairs[place.chair] == away->chair;
    const std::string known = knows_family(planned, meeting) ? " who has chaired for the family"
                              : core::breaks_continuity(of, place.chair)
                                  ? " who is new to the family"
                                  : "";
    if (!away) {
        const int day = static_cast<int>(day_of(problem, place));
        const std::string again = again_words(planned.queue.meetings[meeting]);
        return core::days_to_spare_in_words(of.last_day.value_or(day) - day) +
               (known.empty() ? "" : ", with a chair" + known) +
               (again.empty() ? "" : ". " + again);
    }
    std::string words = keeps_time(planned, meeting) ? "Same time" : "Another time";
    if (of.in_room) words += keeps_room(planned, meeting) ? ", same room" : ", another room";
    words += is_back ? ", with the same chair, who is back" : ", with another chair" + known;
    if (is_short_notice(planned, meeting)) words += std::string{". "} + short_notice;
    return words;
}

std::set<std::size_t> places_left(const QueuePlan& plan)
{
    const PlannedQueue& planned = plan.result();
    const auto booked = plan.booked();
    std::set<std::size_t> left;
    for (std::size_t i = 0; i < planned.queue.meetings.size(); ++i) {
        if (!is_in_time(planned, i) || booked.contains(i)) continue;
        const auto moved = chain_moved(planned, i);
        if (!moved || moved->broken.empty()) left.insert(i);
    }
    return left;
}

Result<std::shared_ptr<QueuePlan>> plan_the_queue(App& app, const core::Actor& actor)
{
    auto queue = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::queue_to_plan(work, meeting_tools(app), actor);
    });
    if (!queue) return queue.error();
    return start(app,
                 actor,
                 {},
                 [queue = *std::move(queue)](core::UnitOfWork& work,
                                             const core::MeetingTools& tools,
                                             const core::Actor& by,
                                             const core::ReadingProgress& progress) {
                     return core::queue_problem(work, tools, by, queue, progress);
                 });
}

Result<std::shared_ptr<QueuePlan>> plan_chair_away(App& app,
                                                   const core::Actor& actor,
                                                   const core::ChairAway& asked)
{
    auto away = app.transact(actor, [&](core::UnitOfWork& work) {
        return core::meetings_while_away(work, meeting_tools(app), actor, asked);
    });
    if (!away) return away.error();
    return start(app,
                 actor,
                 {.away = *away},
                 [away = *away](core::UnitOfWork& work,
                                const core::MeetingTools& tools,
                                const core::Actor& by,
                                const core::ReadingProgress& progress) {
                     return core::away_problem(work, tools, by, away, progress);
                 });
}

Result<std::vector<core::MeetingId>> accept_places(core::UnitOfWork& work,
                                                   App& app,
                                                   const core::Actor& actor,
                                                   const PlannedQueue& planned,
                                                   const std::set<std::size_t>& meetings,
                                                   const AcceptWords& words)
{
    std::vector<core::AcceptedPlace> places;
    std::vector<core::AcceptedMove> moves;
    for (const std::size_t meeting : meetings) {
        if (!is_offered(planned, meeting)) continue;
        const core::PlannedMeeting& entry = planned.queue.meetings[meeting];
        if (entry.booked) {
            moves.push_back({.field = accept_field(meeting),
                             .booked = *entry.booked,
                             .slot = slot_of(planned, meeting)});
            continue;
        }
        places.push_back(
            {.field = accept_field(meeting), .meeting = entry, .slot = slot_of(planned, meeting)});
        if (needs_link(planned, meeting)) places.back().video_link = words.video_link;
    }
    if (!moves.empty())
        return core::move_planned(work, meeting_tools(app), actor, moves, words.reason);
    return core::book_planned(work, meeting_tools(app), actor, places);
}

}  // namespace quorate::server
