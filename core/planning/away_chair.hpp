#pragma once

#include <optional>
#include <vector>

#include "core/planning/improve_plan.hpp"

namespace quorate::core {

/// "This chair is away": the problem whose meetings are that chair's during the stretch, each with
/// `now_at`, now without them. Nothing else that takes their people and rooms may be blocked for
/// them: they are the ones that are to be placed again.
PlanProblem while_away(PlanProblem problem, std::size_t chair, const CivilStretch& away);

/// What becomes of one meeting of a chair who is away.
struct Replacement {
    std::size_t meeting = 0;
    std::optional<int> days_left = {};  // from the first day of the grid to its last; or no limit
    std::optional<Placement> placement = {};
    bool keeps_time = false;
    bool keeps_room = false;
};

/// The meetings with what plan_queue() found for while_away(), by the days that are left.
std::vector<Replacement> replacements(const PlanProblem& problem, const Plan& plan);

}  // namespace quorate::core
