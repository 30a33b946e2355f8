#include "core/planning/check_plan.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace quorate::core {

using namespace std::chrono;

namespace {

class PlanChecker {
public:
    PlanChecker(const PlanProblem& problem, const Plan& plan) : problem_{problem}, plan_{plan} {}

    std::vector<std::string> check()
    {
        if (plan_.placements.size() != problem_.meetings.size())
            return {"The plan is not for these meetings"};

        int breaches = 0;
        for (std::size_t i = 0; i < problem_.meetings.size(); ++i) {
            const auto& placement = plan_.placements[i];
            if (placement) check_alone(problem_.meetings[i], *placement);
            if (!placement || is_late(problem_.meetings[i], *placement)) ++breaches;
        }
        if (breaches != plan_.cost.breaches) wrong_.push_back("The breaches are miscounted");
        if (plan_cost(problem_, plan_.placements) != plan_.cost)
            wrong_.push_back("The cost is not that of the plan");
        for (std::size_t i = 0; i < problem_.meetings.size(); ++i)
            for (std::size_t j = i + 1; j < problem_.meetings.size(); ++j)
                if (plan_.placements[i] && plan_.placements[j]) check_together(i, j);
        return std::move(wrong_);
    }

private:
    static CivilStretch held(const PlanMeeting& meeting, const Placement& placement)
    {
        return {placement.start, placement.start + meeting.length};
    }

    static CivilStretch taken(const PlanMeeting& meeting, const Placement& placement)
    {
        return {placement.start - meeting.before, placement.start + meeting.length + meeting.after};
    }

    static bool overlap(const CivilStretch& one, const CivilStretch& other)
    {
        return one.from < other.until && other.from < one.until;
    }

    bool is_late(const PlanMeeting& meeting, const Placement& placement) const
    {
        const auto& days = problem_.grid.days();
        if (!problem_.grid.bit_of(placement.start)) return true;
        if (!meeting.last_day || *meeting.last_day >= static_cast<int>(days.size())) return false;
        if (*meeting.last_day < 0) return true;
        return floor<std::chrono::days>(placement.start) >
               days[static_cast<std::size_t>(*meeting.last_day)];
    }

    bool is_free(const FreeTime& free, const CivilStretch& stretch) const
    {
        for (CivilTime at = stretch.from; at < stretch.until; at += 1min) {
            const seconds past_opening = at - floor<std::chrono::days>(at) - problem_.grid.opens();
            const seconds into_unit = past_opening % seconds{problem_.grid.unit()};
            const auto bit = problem_.grid.bit_of(at - into_unit);
            if (past_opening < 0s || !bit || !free.test(*bit)) return false;
        }
        return true;
    }

    void complain(const PlanMeeting& meeting, const std::string& what)
    {
        wrong_.push_back(meeting.name + " " + what);
    }

    void check_alone(const PlanMeeting& meeting, const Placement& placement)
    {
        const auto bit = problem_.grid.bit_of(placement.start);
        if (!bit) return complain(meeting, "begins outside the hours");
        const seconds past_opening =
            placement.start - floor<std::chrono::days>(placement.start) - problem_.grid.opens();
        if (past_opening % seconds{problem_.step} != 0s && meeting.now_at != placement.start)
            complain(meeting, "begins at an odd minute");
        if (!meeting.possible.test(*bit)) complain(meeting, "may not begin then");

        const auto chair = std::ranges::find(meeting.chairs, placement.chair, &ChairChoice::chair);
        if (chair == meeting.chairs.end()) {
            complain(meeting, "has a chair who may not chair it");
        } else if (!is_free(problem_.chairs[placement.chair].free, taken(meeting, placement))) {
            complain(meeting, "has a chair who is not free");
        }
        check_way(meeting, placement);
        for (const std::size_t person : meeting.people)
            if (!is_free(problem_.people[person].free, held(meeting, placement)))
                complain(meeting, "cannot have " + problem_.people[person].name);
        check_room(meeting, placement);
    }

    // As long as it takes to get to a building and away from it.
    CivilStretch with_way(const CivilStretch& stretch) const
    {
        return {stretch.from - problem_.travel_gap, stretch.until + problem_.travel_gap};
    }

    void check_way(const PlanMeeting& meeting, const Placement& placement)
    {
        const std::string& building = building_of(problem_, meeting, placement.room);
        const CivilStretch time = with_way(taken(meeting, placement));
        for (const Elsewhere& each : problem_.chairs[placement.chair].elsewhere)
            if (is_way_between(each.building, building) && overlap(each.when, time))
                return complain(meeting, "has a chair who cannot be there in time");
    }

    void check_room(const PlanMeeting& meeting, const Placement& placement)
    {
        if (placement.room.has_value() != meeting.in_room)
            return complain(meeting, meeting.in_room ? "has no room" : "needs no room");
        if (!placement.room) return;

        const PlanRoom& room = problem_.rooms[*placement.room];
        const bool is_own = placement.room == meeting.now_in;
        FreeTime free = room.free;
        if (const auto now = time_now(meeting); now && is_own) free.release(problem_.grid, *now);
        if (!is_free(free, taken(meeting, placement)))
            complain(meeting, "has a room that is not free");
        if (is_own) return;
        if (room.capacity < meeting.seats) complain(meeting, "has too small a room");
        for (const AccessFeature feature : meeting.features)
            if (!room.features.contains(feature))
                complain(meeting, "has a room without " + std::string{code(feature)});
    }

    void check_together(std::size_t i, std::size_t j)
    {
        const PlanMeeting& one = problem_.meetings[i];
        const PlanMeeting& other = problem_.meetings[j];
        const Placement& one_at = *plan_.placements[i];
        const Placement& other_at = *plan_.placements[j];

        if (overlap(taken(one, one_at), taken(other, other_at))) {
            if (one_at.chair == other_at.chair)
                complain(one, "has the same chair as " + other.name);
            if (one_at.room && one_at.room == other_at.room)
                complain(one, "has the same room as " + other.name);
        }
        const bool is_way = is_way_between(building_of(problem_, one, one_at.room),
                                           building_of(problem_, other, other_at.room));
        if (one_at.chair == other_at.chair && is_way &&
            overlap(with_way(taken(one, one_at)), taken(other, other_at)))
            complain(one, "leaves its chair no time for the way to or from " + other.name);
        if (!overlap(held(one, one_at), held(other, other_at))) return;
        for (const std::size_t person : one.people)
            if (std::ranges::find(other.people, person) != other.people.end())
                complain(one,
                         "needs " + problem_.people[person].name + ", whom " + other.name + " has");
    }

    const PlanProblem& problem_;
    const Plan& plan_;
    std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> check_plan(const PlanProblem& problem, const Plan& plan)
{
    return PlanChecker{problem, plan}.check();
}

}  // namespace quorate::core
