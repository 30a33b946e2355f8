#include "core/planning/greedy_plan.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "core/planning/best_spot.hpp"

namespace quorate::core {

namespace {

std::vector<std::size_t> by_last_day(const PlanProblem& problem)
{
    std::vector<std::size_t> order(problem.meetings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&problem](std::size_t meeting) {
        const auto& last_day = problem.meetings[meeting].last_day;
        return std::pair{last_day.value_or(std::numeric_limits<int>::max()), meeting};
    });
    return order;
}

}  // namespace

Plan greedy_plan(const PlanProblem& problem)
{
    const PlanTables tables{problem};
    PlanBoard board{tables};
    BestSpot best;
    for (const std::size_t meeting : by_last_day(problem))
        if (const auto spot = best.find_earliest(board, meeting)) board.put(meeting, *spot);
    return {.placements = board.placements(), .cost = board.cost()};
}

Plan keeping_plan(const PlanProblem& problem)
{
    const PlanTables tables{problem};
    PlanBoard board{tables};
    BestSpot best;
    const auto order = by_last_day(problem);
    for (const std::size_t meeting : order)
        if (const auto& now_at = problem.meetings[meeting].now_at)
            if (const auto spot = best.find_at(board, meeting, *now_at)) board.put(meeting, *spot);

    PlanRandom random{0};
    for (const std::size_t meeting : order)
        if (!board.spot(meeting))
            if (const auto spot = best.find(board, meeting, random, {})) board.put(meeting, *spot);
    return {.placements = board.placements(), .cost = board.cost()};
}

}  // namespace quorate::core
