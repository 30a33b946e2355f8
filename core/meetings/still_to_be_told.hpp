#pragma once

#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether `message` may still leave, by what the case says now; asked before every attempt, as it
/// may have waited. A family's mail goes only where somebody has checked that nobody else reads it.
/// Whoever must not be at the family's meetings learns nothing new of them: neither an invitation
/// nor the cancellation of a meeting whose new time never reached them.
bool still_to_be_told(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
