#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "core/planning/check_plan.hpp"
#include "core/planning/explain_plan.hpp"
#include "core/planning/greedy_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/planning/plan_tables.hpp"
#include "tests/core/planning/plan_problems.hpp"

namespace quorate::core {
namespace {

using test::PlanSize;

PlanSize size_of(const benchmark::State& state)
{
    return state.range(1) == 0 ? PlanSize::easy() : PlanSize::tight();
}

// 300 meetings, 12 chairs, 20 rooms and 30 working days, on so many seeded problems: how long the
// slowest took, and the breaches of all beside those of the greedy plans. Breaches that no plan
// could avoid, because the meeting has no start in time even alone, are counted apart.
void plan_the_queue(benchmark::State& state)
{
    const auto problems = static_cast<std::uint64_t>(state.range(0));
    double slowest = 0;
    double greedy_breaches = 0;
    double breaches = 0;
    double unavoidable = 0;
    double fewer = 0;
    for (auto _ : state) {
        for (std::uint64_t seed = 1; seed <= problems; ++seed) {
            const PlanProblem problem = test::seeded_problem(seed, size_of(state));
            const Plan greedy = greedy_plan(problem);

            const auto began = std::chrono::steady_clock::now();
            const Plan plan = plan_queue(problem);
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;

            if (!check_plan(problem, plan).empty()) std::abort();
            if (plan.cost.breaches > greedy.cost.breaches) std::abort();
            slowest = std::max(slowest, took.count());
            greedy_breaches += greedy.cost.breaches;
            breaches += plan.cost.breaches;
            fewer += plan.cost.breaches < greedy.cost.breaches ? 1 : 0;
            const PlanTables tables{problem};
            for (std::size_t meeting = 0; meeting < problem.meetings.size(); ++meeting)
                unavoidable += tables.leeway(meeting) == 0 ? 1 : 0;
        }
    }
    const auto runs = static_cast<double>(state.iterations());
    state.counters["slowest_s"] = slowest;
    state.counters["greedy_breaches"] = greedy_breaches / runs;
    state.counters["breaches"] = breaches / runs;
    state.counters["unavoidable"] = unavoidable / runs;
    state.counters["of_greedy"] = breaches / greedy_breaches;
    state.counters["problems_with_fewer"] = fewer / runs;
}
BENCHMARK(plan_the_queue)
    ->ArgNames({"problems", "tight"})
    ->Args({10, 1})
    ->Args({10, 0})
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

// The goal's hundred problems take some minutes.
void plan_a_hundred_queues(benchmark::State& state)
{
    if (std::getenv("QUORATE_BENCH_PLANS"))
        plan_the_queue(state);
    else
        state.SkipWithError("takes minutes: QUORATE_BENCH_PLANS=1 runs it");
}
BENCHMARK(plan_a_hundred_queues)
    ->ArgNames({"problems", "tight"})
    ->Args({100, 1})
    ->Iterations(1)
    ->Unit(benchmark::kSecond);

void plan_greedily(benchmark::State& state)
{
    const PlanProblem problem = test::seeded_problem(1, PlanSize::tight());
    for (auto _ : state)
        benchmark::DoNotOptimize(greedy_plan(problem));
}
BENCHMARK(plan_greedily)->Unit(benchmark::kMillisecond);

// Why each late meeting is late, what would help it, and what would help the service.
void explain_a_plan(benchmark::State& state)
{
    const PlanProblem problem = test::seeded_problem(1, PlanSize::tight());
    const Plan plan = plan_queue(problem, {.rounds = 5000});
    for (auto _ : state) {
        benchmark::DoNotOptimize(explain_unplaced(problem, plan));
        benchmark::DoNotOptimize(service_remedies(problem, plan));
    }
}
BENCHMARK(explain_a_plan)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quorate::core
