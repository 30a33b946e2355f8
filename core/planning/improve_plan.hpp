#pragma once

#include <cstdint>
#include <functional>

#include "core/planning/plan.hpp"

namespace quorate::core {

/// How far a search has come.
struct PlanProgress {
    std::size_t round = 0;
    std::size_t rounds = 0;
    PlanCost cost = {};  // of the best plan so far
};

struct PlanOptions {
    std::uint64_t seed = 1;
    std::size_t rounds = 0;  // 0: usual_rounds()

    /// Asked before each round: true ends the search with the best plan so far. Without it, or when
    /// it never says so, the same problem and seed give the same plan on every machine.
    std::function<bool()> stop = {};

    /// Told at the beginning, about a hundred times on the way, and at the end.
    std::function<void(const PlanProgress&)> progress = {};
};

/// As many as its size calls for: some three seconds for 300 meetings.
std::size_t usual_rounds(const PlanProblem& problem);

/// A plan that costs no more than `start`, because only what costs less replaces it. `start` obeys
/// check_plan().
///
/// No solver library does this. Measured on problems of the size it is for (tests/bench/README.md):
/// CBC's plan of the whole service was worse than the greedy one after a minute, and given parts of
/// it to solve exactly it came less far in twenty seconds than this search in three; the assignment
/// that LEMON finds in four milliseconds knows neither shared people nor rooms, and repaired is
/// worse than the greedy plan; Gecode cannot be installed beside Boost 1.81.
Plan improve_plan(const PlanProblem& problem, const Plan& start, const PlanOptions& options = {});

/// "Plan the queue": the better of the greedy plan and the one that keeps what has a time already,
/// improved.
Plan plan_queue(const PlanProblem& problem, const PlanOptions& options = {});

}  // namespace quorate::core
