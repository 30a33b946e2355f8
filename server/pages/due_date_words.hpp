#pragma once

#include <string>

#include "core/cases/view_case.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

// How a due date is told, the same wherever it is shown.

/// "Booked, day 14 of 15", "Done", "Not needed", "2 working days late", "12 working days"
View due_chip(const core::ExplainedDueDate& date);

/// "Last day Thu 26 November 2026. Booked for Wed 25 November 2026 at 10:00."
std::string due_sentence(const core::ExplainedDueDate& date);

/// Which of the shapes of a timeline stands for it: "done", "late", "soon" or "ok".
std::string due_tone(const core::ExplainedDueDate& date);

}  // namespace quorate::server
