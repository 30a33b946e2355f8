#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "core/slots/slot_solver.hpp"
#include "tests/support/slot_problems.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

constexpr unsigned seed = 20261125;
constexpr int requests = 200;

// The yardstick: at each start in turn, everybody's busy times one after the other.
class IntervalScan {
public:
    explicit IntervalScan(const SlotProblem& problem) : problem_{problem}
    {
        for (const ProblemRoom& room : problem.rooms)
            rooms_.push_back(&room);
        std::sort(rooms_.begin(), rooms_.end(), [](const auto* one, const auto* other) {
            return std::pair{one->capacity, one->id} < std::pair{other->capacity, other->id};
        });
    }

    std::vector<ProblemSlot> slots(const ProblemRequest& request) const
    {
        std::vector<ProblemSlot> found;
        for (const int day : problem_.days)
            for (ProblemMinute start = day * minutes_of_day + problem_.day_start;
                 start + request.duration <= day * minutes_of_day + problem_.day_end;
                 start += problem_.step)
                if (found.size() < request.want) look(request, start, found);
        return found;
    }

private:
    const ProblemPerson& person(std::int64_t id) const
    {
        return problem_.people[static_cast<std::size_t>(id)];  // numbered from 0
    }

    void look(const ProblemRequest& request,
              ProblemMinute start,
              std::vector<ProblemSlot>& found) const
    {
        const auto is_free = [&](const std::vector<BusyMinutes>& all) {
            return std::all_of(all.begin(), all.end(), [&](const BusyMinutes& busy) {
                return busy.until <= start || busy.from >= start + request.duration;
            });
        };
        if (request.mode == ProblemMode::quorum && !is_free(person(request.chair).busy)) return;

        ProblemSlot slot{.start = start};
        std::set<std::string_view> agencies;
        for (const std::int64_t id : request.required) {
            if (!is_free(person(id).busy)) continue;
            ++slot.required_free;
            const auto& asked = request.agencies;
            if (std::find(asked.begin(), asked.end(), person(id).agency) != asked.end())
                agencies.insert(person(id).agency);
        }
        slot.agencies = agencies.size();
        const bool is_enough = request.mode == ProblemMode::all
                                   ? slot.required_free == request.required.size()
                                   : slot.agencies >= request.min_agencies;
        if (!is_enough) return;

        const auto room = std::find_if(rooms_.begin(), rooms_.end(), [&](const ProblemRoom* each) {
            return each->capacity >= request.min_capacity && is_free(each->busy);
        });
        if (room == rooms_.end()) return;
        slot.room = (*room)->id;
        for (const std::int64_t id : request.optional)
            if (is_free(person(id).busy)) ++slot.optional_free;
        found.push_back(slot);
    }

    const SlotProblem& problem_;
    std::vector<const ProblemRoom*> rooms_;
};

using Microseconds = duration<double, std::micro>;

template <typename Finder>
std::vector<Microseconds> times_of(const SlotProblem& problem, Finder& finder)
{
    std::vector<Microseconds> times;
    for (const ProblemRequest& request : problem.requests) {
        const auto began = steady_clock::now();
        benchmark::DoNotOptimize(finder.slots(request));
        times.push_back(steady_clock::now() - began);
    }
    return times;
}

double total(const std::vector<Microseconds>& times)
{
    Microseconds sum{};
    for (const Microseconds time : times)
        sum += time;
    return sum.count();
}

// The quickest of several rounds, so that a neighbour's work on the machine does not count.
template <typename Finder>
double quickest_round(const SlotProblem& problem, Finder& finder)
{
    double quickest = 1e12;
    for (int round = 0; round < 7; ++round)
        quickest = std::min(quickest, total(times_of(problem, finder)));
    return quickest;
}

// Every request once a round. Says what one took, median and p99 over all rounds, and how many
// times faster it is than the yardstick, in the same run.
void find_slots_of(benchmark::State& state, const SlotProblem& problem)
{
    SlotSolver solver{problem};
    IntervalScan scan{problem};
    for (const ProblemRequest& request : problem.requests)
        if (solver.slots(request) != scan.slots(request)) std::abort();

    std::vector<Microseconds> times;
    for (auto _ : state) {
        const auto round = times_of(problem, solver);
        times.insert(times.end(), round.begin(), round.end());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(times.size()));
    std::sort(times.begin(), times.end());
    state.counters["median_us"] = times[times.size() / 2].count();
    state.counters["p99_us"] = times[times.size() * 99 / 100].count();
    state.counters["times_interval_scan"] =
        quickest_round(problem, scan) / quickest_round(problem, solver);
}

void slots_of_a_problem(benchmark::State& state)
{
    find_slots_of(state, test::reference_problem(seed, requests));
}
BENCHMARK(slots_of_a_problem);

// One meeting that is a minute longer than others makes every unit a minute.
void slots_of_a_problem_to_the_minute(benchmark::State& state)
{
    SlotProblem problem = test::reference_problem(seed, requests);
    problem.requests.front().duration += 1;
    find_slots_of(state, problem);
}
BENCHMARK(slots_of_a_problem_to_the_minute);

void slots_by_interval_scan(benchmark::State& state)
{
    const SlotProblem problem = test::reference_problem(seed, requests);
    IntervalScan scan{problem};
    for (auto _ : state)
        benchmark::DoNotOptimize(times_of(problem, scan));
    state.SetItemsProcessed(state.iterations() * requests);
}
BENCHMARK(slots_by_interval_scan);

// A thousand calendars into bitmaps: once a file.
void slot_problem_made_ready(benchmark::State& state)
{
    const SlotProblem problem = test::reference_problem(seed, requests);
    for (auto _ : state)
        benchmark::DoNotOptimize(SlotSolver{problem});
}
BENCHMARK(slot_problem_made_ready);

}  // namespace
}  // namespace quorate::core
