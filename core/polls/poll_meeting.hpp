#pragma once

#include <cstddef>
#include <vector>

#include "core/holds/slot_hold.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/polls/poll.hpp"

namespace quorate::core {

/// The meeting that a poll's choice would be, with the hold that keeps its time free.
MeetingDraft meeting_draft_of(const Poll& poll, std::size_t choice);

/// What keeps a choice free until `held_until`. Without an address in the chair's feed.
SlotHold hold_of(const Poll& poll, std::size_t choice, Instant held_until);

/// Gives back what is still held for the poll.
void give_back_holds(UnitOfWork& work, const Poll& poll, Instant now);

}  // namespace quorate::core
