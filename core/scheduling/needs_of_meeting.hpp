#pragma once

#include "core/meetings/meeting.hpp"
#include "core/scheduling/meeting_needs.hpp"

namespace quorate::core {

/// What a meeting that is booked needs, to find another time for it: its people, length, mode and
/// chair; whatever else it would need if it were booked now is as `before` says.
NeedsDraft needs_of_meeting(UnitOfWork& work, const Meeting& meeting, const MeetingNeeds& before);

}  // namespace quorate::core
