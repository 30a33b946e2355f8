#pragma once

#include <vector>

#include "core/delivery/delivery.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Somebody with a seat whom no e-mail told what became of the meeting.
struct NotTold {
    InviteeEntry seat = {};
    OutboxMessage message = {};  // that did not reach them, without its bytes; held if it will be
};

/// Of a meeting ahead that is off: whom neither the cancellation nor, at the same address, the
/// invitation reached. Of one that changed: whom the last update did not reach. Whoever was told of
/// it by hand since is none of them, nor who gets no e-mail: see letters_of().
std::vector<NotTold> not_told(UnitOfWork& work, const Meeting& meeting, Instant now);

/// The same, of what is known of the meeting already.
std::vector<NotTold> not_told(UnitOfWork& work,
                              const Meeting& meeting,
                              const std::vector<InviteeEntry>& seats,
                              const std::vector<OutboxMessage>& messages,
                              const MeetingDelivery& delivery,
                              Instant now);

}  // namespace quorate::core
