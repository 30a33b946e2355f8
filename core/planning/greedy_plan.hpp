#pragma once

#include "core/planning/plan.hpp"

namespace quorate::core {

/// What somebody with a full view of all calendars would do by hand: the meetings by their last
/// day, each as early as it goes. The yardstick for improve_plan(), and where it begins.
Plan greedy_plan(const PlanProblem& problem);

/// The meetings that have a time keep it where one of their chairs and a room are free then; those
/// that cannot, and all others, then go by their last day to wherever they cost least.
Plan keeping_plan(const PlanProblem& problem);

}  // namespace quorate::core
