#include "core/planning/plan.hpp"

#include <algorithm>
#include <cstdlib>

namespace quorate::core {

using namespace std::chrono;

namespace {

// As a place in the grid's days; days that it leaves out count with the day after.
int day_of(const SlotGrid& grid, CivilTime time)
{
    const auto day = std::ranges::lower_bound(grid.days(), floor<days>(time));
    return static_cast<int>(day - grid.days().begin());
}

// Meetings that chairs have beyond what they should, of each day and of each week.
int overload(const PlanProblem& problem, const std::vector<std::optional<Placement>>& placements)
{
    const auto weeks = weeks_of(problem.grid);
    const std::size_t days = problem.grid.days().size();
    std::vector<std::vector<int>> held(problem.chairs.size(), std::vector<int>(days, 0));
    for (const auto& placement : placements)
        if (placement)
            if (const auto bit = problem.grid.bit_of(placement->start))
                ++held[placement->chair][problem.grid.day_of(*bit)];

    int beyond = 0;
    for (std::size_t i = 0; i < problem.chairs.size(); ++i) {
        const PlanChair& chair = problem.chairs[i];
        std::vector<int> of_week(days, 0);
        std::vector<int> booked_of_week(days, 0);
        for (std::size_t day = 0; day < days; ++day) {
            const int booked = day < chair.booked.size() ? chair.booked[day] : 0;
            const int room_left = std::max(0, chair.most_a_day - booked);
            beyond += std::max(0, held[i][day] - room_left);
            of_week[weeks[day]] += held[i][day];
            booked_of_week[weeks[day]] += booked;
        }
        for (std::size_t week = 0; week < days; ++week)
            beyond +=
                std::max(0, of_week[week] - std::max(0, chair.most_a_week - booked_of_week[week]));
    }
    return beyond;
}

}  // namespace

PlanCost& PlanCost::operator+=(const PlanCost& other)
{
    breaches += other.breaches;
    days_late += other.days_late;
    moved += other.moved;
    broken += other.broken;
    overload += other.overload;
    inconvenience += other.inconvenience;
    return *this;
}

PlanCost& PlanCost::operator-=(const PlanCost& other)
{
    breaches -= other.breaches;
    days_late -= other.days_late;
    moved -= other.moved;
    broken -= other.broken;
    overload -= other.overload;
    inconvenience -= other.inconvenience;
    return *this;
}

bool breaks_continuity(const PlanMeeting& meeting, std::size_t chair)
{
    bool could_be_kept = false;
    for (const ChairChoice& choice : meeting.chairs) {
        if (!choice.knows_family) continue;
        if (choice.chair == chair) return false;
        could_be_kept = true;
    }
    return could_be_kept;
}

int inconvenience(const PlanProblem& problem,
                  const PlanMeeting& meeting,
                  const Placement& placement)
{
    const auto bit = problem.grid.bit_of(placement.start);
    if (!bit) return 0;
    const auto day = static_cast<int>(problem.grid.day_of(*bit));

    // Three working days in hand are wanted, for whatever comes in between; a meeting that has a
    // time already stays near it.
    int cost = day / 5;
    if (meeting.now_at)
        cost += 4 * std::min(5, std::abs(day - day_of(problem.grid, *meeting.now_at)));
    else if (meeting.last_day)
        cost += 4 * std::clamp(3 - (*meeting.last_day - day), 0, 3);

    const auto past_the_hour = (placement.start - floor<days>(placement.start)) % 1h;
    if (past_the_hour != 0min) cost += past_the_hour == 30min ? 1 : 2;

    if (placement.room)
        cost += std::clamp((problem.rooms[*placement.room].capacity - meeting.seats) / 8, 0, 3);

    if (meeting.now_in && placement.room != meeting.now_in) cost += 1;
    return cost;
}

PlanCost plan_cost(const PlanProblem& problem,
                   const std::vector<std::optional<Placement>>& placements)
{
    PlanCost cost;
    for (std::size_t i = 0; i < problem.meetings.size(); ++i) {
        const PlanMeeting& meeting = problem.meetings[i];
        const auto& placement = placements[i];
        const auto bit = placement ? problem.grid.bit_of(placement->start) : std::nullopt;
        const int late = bit ? days_late(meeting, problem.grid.day_of(*bit))
                             : days_late_if_unplaced(problem, meeting);
        cost.days_late += late;
        if (late > 0 || !bit) ++cost.breaches;
        if (!bit) continue;
        if (meeting.now_at && *meeting.now_at != placement->start) ++cost.moved;
        if (breaks_continuity(meeting, placement->chair)) ++cost.broken;
        cost.inconvenience += inconvenience(problem, meeting, *placement);
    }
    cost.overload = overload(problem, placements);
    return cost;
}

}  // namespace quorate::core
