#pragma once

#include <boost/json/value.hpp>
#include <string_view>
#include <vector>

#include "core/slots/slot_problem.hpp"
#include "core/slots/slot_solver.hpp"
#include "core/support/result.hpp"

namespace quorate::server {

/// Reads a problem of the format slots-1. Refuses, at the first fault and by its name, what is no
/// JSON ("not JSON"), another format ("wrong format"), a member that is not there ("missing") or
/// is of another kind ("wrong type"), and then all that core::check_problem() refuses. The field
/// is where it stands: "requests[4].required[2]". Members it does not know are passed over.
core::Result<core::SlotProblem> read_slot_problem(std::string_view text);

/// The answers to the requests of `problem`, one each and in the same order, as slots-answer-1.
boost::json::value slot_answers_json(const core::SlotProblem& problem,
                                     const std::vector<std::vector<core::ProblemSlot>>& answers);

}  // namespace quorate::server
