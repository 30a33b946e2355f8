#include "core/planning/improve_plan.hpp"

#include <algorithm>
#include <cmath>

#include "core/planning/greedy_plan.hpp"
#include "core/planning/plan_search.hpp"

namespace quorate::core {

namespace {

constexpr double hottest = 150;
constexpr double coldest = 3;
constexpr std::size_t reports = 100;

// Nothing is left that a better plan could mend. Where meetings have their times already, odd
// minutes and large rooms are what people chose.
bool is_settled(const PlanProblem& problem, PlanCost cost)
{
    const bool all_have_times = std::ranges::all_of(
        problem.meetings, [](const PlanMeeting& meeting) { return meeting.now_at.has_value(); });
    if (all_have_times) cost.inconvenience = 0;
    return cost == PlanCost{};
}

}  // namespace

std::size_t usual_rounds(const PlanProblem& problem)
{
    return std::clamp<std::size_t>(300 * problem.meetings.size(), 2000, 90000);
}

Plan improve_plan(const PlanProblem& problem, const Plan& start, const PlanOptions& options)
{
    const PlanTables tables{problem};
    PlanSearch search{tables, start, options.seed};

    // Three parts of four go astray, less and less; the last only takes what is better.
    const std::size_t rounds = options.rounds > 0 ? options.rounds : usual_rounds(problem);
    const std::size_t astray = rounds - rounds / 4;
    const std::size_t between = std::max<std::size_t>(1, rounds / reports);
    const auto report = [&](std::size_t round) {
        if (options.progress) options.progress({round, rounds, search.best_cost()});
    };

    std::size_t round = 0;
    for (; round < rounds && !is_settled(problem, search.best_cost()); ++round) {
        if (options.stop && options.stop()) break;
        if (round % between == 0) report(round);
        if (round == astray) search.return_to_best();
        const double part = static_cast<double>(round) / static_cast<double>(astray);
        search.attempt(round < astray ? hottest * std::pow(coldest / hottest, part) : 0);
    }
    report(round);

    Plan best = search.best();
    if (const PlanCost cost = plan_cost(problem, start.placements); cost <= best.cost)
        return {.placements = start.placements, .cost = cost};
    return best;
}

Plan plan_queue(const PlanProblem& problem, const PlanOptions& options)
{
    Plan start = greedy_plan(problem);
    if (Plan kept = keeping_plan(problem); kept.cost < start.cost) start = std::move(kept);
    return improve_plan(problem, start, options);
}

}  // namespace quorate::core
