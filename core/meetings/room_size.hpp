#pragma once

#include <cstddef>

#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Complains at "confirm_room" when `people` are invited in person to a room of ours that fits
/// fewer, so that whoever wants it all the same confirms it. Where some join by video nobody knows
/// yet how many come, and nothing is asked.
void check_room_size(UnitOfWork& work,
                     const Meeting& meeting,
                     std::size_t people,
                     Complaints& complaints);

}  // namespace quorate::core
