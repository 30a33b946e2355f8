#pragma once

#include <span>
#include <vector>

#include "core/planning/plan.hpp"

namespace quorate::core {

/// The meetings that the plan does not hold by their last day, placed late or not at all.
std::vector<std::size_t> breaches_of(const PlanProblem& problem, const Plan& plan);

/// The problem that is left when all but `meetings` are booked as planned: those meetings alone, in
/// that order, with whatever the others take blocked.
PlanProblem rest_of_plan(const PlanProblem& problem,
                         const Plan& plan,
                         std::span<const std::size_t> meetings);

}  // namespace quorate::core
