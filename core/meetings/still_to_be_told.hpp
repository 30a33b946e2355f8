#pragma once

#include <string_view>

#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether `message` may still leave, by what the case says now; asked before every attempt, as it
/// may have waited. A family's mail goes only where somebody has checked that nobody else reads it.
/// Whoever must not be at the family's meetings learns nothing new of them: only that one is off
/// which they were told of, at the time that they were told. Nothing more of a seat goes to an
/// address that was found to be wrong.
bool still_to_be_told(UnitOfWork& work, const OutboxMessage& message);

/// Why `message` has to wait until somebody has looked, as its last_code; empty: it may leave. What
/// would go to an address that is not this person's waits, and all mail of a seat whose reader said
/// that they are the wrong person. That a seat was taken back is still told there. What asks people
/// to a meeting about a child who has died, or brings its papers, waits until somebody has let one
/// message of the meeting go.
std::string_view must_wait(UnitOfWork& work, const OutboxMessage& message);

/// Lets all of the meeting go that was held because a child has died, as `message` was; false when
/// there is none.
bool release_despite_death(UnitOfWork& work, const OutboxMessage& message, Instant now);

/// Whether the meeting has started that `message` asks to, or calls off: then it does not leave any
/// more, as it would only confuse. Papers are for afterwards.
bool comes_too_late(UnitOfWork& work, const OutboxMessage& message, Instant now);

}  // namespace quorate::core
