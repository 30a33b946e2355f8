#pragma once

#include <string>

#include "calendar/itip/invitation.hpp"

namespace quorate::calendar {

/// METHOD:DECLINECOUNTER: the time that this invitee proposed is not taken, and the meeting stays
/// as `invitation` says it. Needs no place, no description and no names; gives the sequence of the
/// invitation that holds. Throws std::invalid_argument for an address that cannot be sent.
std::string decline_counter_text(const Invitation& invitation);

}  // namespace quorate::calendar
