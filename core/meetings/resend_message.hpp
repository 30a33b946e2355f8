#pragma once

#include "core/access/actor.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Lets a message of the meeting that is held, was refused or came back be tried again. An
/// invitation to an address that was put right since goes to the right one, see moved_seats.hpp.
/// `wrong_state` when the meeting has started that it asks to, and while must_wait() holds it.
Result<Done> resend_message(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const MeetingId& meeting,
                            const OutboxMessageId& message);

}  // namespace quorate::core
