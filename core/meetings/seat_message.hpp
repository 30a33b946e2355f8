#pragma once

#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A message to a seat about its own time at `meeting`, to be sent now. It is `key` that makes it
/// the same message however often it is asked for; its stamp is later than those of `earlier`, the
/// messages of the meeting or of the seat.
OutboxMessage seat_message(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Meeting& meeting,
                           const Invitee& seat,
                           MessageKind kind,
                           int sequence,
                           const std::string& key,
                           const std::vector<OutboxMessage>& earlier);

}  // namespace quorate::core
