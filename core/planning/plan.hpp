#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/planning/plan_problem.hpp"

namespace quorate::core {

/// Where one meeting goes.
struct Placement {
    CivilTime start{};  // of the meeting itself: chair and room are needed a little earlier
    std::size_t chair = 0;
    std::optional<std::size_t> room = {};

    friend bool operator==(const Placement&, const Placement&) = default;
};

/// What a plan costs. A smaller number higher up outweighs whatever stands below it.
struct PlanCost {
    int breaches = 0;       // meetings placed after their last day, or not at all
    int days_late = 0;      // working days, of all meetings together
    int moved = 0;          // meetings that had a time and get another
    int broken = 0;         // meetings whose family gets a chair whom they do not know
    int overload = 0;       // meetings beyond what their chair should have in a day or a week
    int inconvenience = 0;  // little spare time, odd minutes, rooms much too large, a late week

    PlanCost& operator+=(const PlanCost& other);
    PlanCost& operator-=(const PlanCost& other);

    friend auto operator<=>(const PlanCost&, const PlanCost&) = default;
};

/// A proposal: nothing is booked by it.
struct Plan {
    std::vector<std::optional<Placement>> placements;  // one a meeting; nothing: not placed
    PlanCost cost = {};
};

/// What the placements cost, added up afresh.
PlanCost plan_cost(const PlanProblem& problem,
                   const std::vector<std::optional<Placement>>& placements);

/// What one placement adds to the last row of the cost.
int inconvenience(const PlanProblem& problem,
                  const PlanMeeting& meeting,
                  const Placement& placement);

/// Whether the family could have had a chair whom they know, and gets another.
bool breaks_continuity(const PlanMeeting& meeting, std::size_t chair);

}  // namespace quorate::core
