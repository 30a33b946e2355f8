#pragma once

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether it is known of somebody of the family that they need an interpreter.
bool needs_interpreter(UnitOfWork& work, const Meeting& meeting, const SeatHolder& holder);

}  // namespace quorate::core
