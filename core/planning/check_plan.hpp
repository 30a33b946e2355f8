#pragma once

#include <string>
#include <vector>

#include "core/planning/plan.hpp"

namespace quorate::core {

/// Everything that is wrong with a plan, as sentences without full stop; nothing when it could be
/// booked as it stands. Goes by the clock, minute by minute, and shares nothing with the search but
/// the problem: what proposes plans does not judge them.
std::vector<std::string> check_plan(const PlanProblem& problem, const Plan& plan);

}  // namespace quorate::core
