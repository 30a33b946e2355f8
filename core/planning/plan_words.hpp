#pragma once

#include <string>

#include "core/planning/explain_plan.hpp"

namespace quorate::core {

// What is said of a plan, in the words that people see. None ends with a full stop.

/// Why a meeting is not held in time: "Noor Stubb is never free for 1 hour 30 minutes by Tuesday 2
/// February 2027 when everybody else is".
std::string sentence(const PlanProblem& problem, const Unplaced& unplaced);

/// "Without Noor Stubb: 3 times fit", "By video: 1 time fits"
std::string sentence(const PlanProblem& problem, const MeetingRemedy& remedy);

/// "One more chair on Thursday 3 December 2026: 3 more meetings in time", "A room for 12 with
/// step-free access on ..."
std::string sentence(const PlanProblem& problem, const ServiceRemedy& remedy);

}  // namespace quorate::core
