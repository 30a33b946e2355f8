#pragma once

#include <chrono>

#include "core/access/actor.hpp"
#include "core/minutes/register.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A meeting that is opened longer than this before its start is opened by mistake more often than
/// not.
inline constexpr std::chrono::minutes usual_to_open_before{60};

/// Whether opening it now is worth a question.
bool is_early_to_open(const Meeting& meeting, Instant now);

/// Whether the person was asked already.
enum class EarlyOpening { ask, confirmed };

/// Opens the meeting, on its day or later. `needs_confirmation`, at "confirmed", when it is more
/// than an hour early and nobody was asked.
Result<Meeting> open_meeting(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting,
                             EarlyOpening early = EarlyOpening::confirmed);

/// What was recorded since the meeting was opened, in words; empty when it was nothing. Marks in
/// the register count whenever they were made.
std::string written_since_opening(UnitOfWork& work, const Register& roll);

/// Whether this person may undo the opening of that meeting: its chair, or a conference chair.
bool may_undo_opening(const Actor& actor, const Meeting& meeting);

/// Makes an open meeting one that is still to come, as if nobody had opened it: for its chair, and
/// as long as nothing was written (`wrong_state`, with what was).
Result<Meeting> undo_opening(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const MeetingId& meeting);

}  // namespace quorate::core
