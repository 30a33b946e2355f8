#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/due_dates/date_move.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Keeps that these dates moved or no longer run, and why, and tells the people affected: of each
/// date the lead social worker, the team's managers and, of the meeting that is booked for it, the
/// chair and whoever booked it. Never who made the change, whose account is closed, or who may not
/// know of the case; and nobody of a case that is closed. Each person gets one notice and one
/// e-mail, however many dates. Nothing happens when no date moved.
void tell_of_moved_dates(UnitOfWork& work,
                         const CaseTools& tools,
                         const Actor& actor,
                         const MoveReason& reason,
                         const std::vector<MovedDate>& moved);

}  // namespace quorate::core
