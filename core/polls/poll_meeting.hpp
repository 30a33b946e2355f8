#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/holds/slot_hold.hpp"
#include "core/meetings/candidates.hpp"
#include "core/meetings/schedule_meeting.hpp"
#include "core/polls/poll.hpp"

namespace quorate::core {

/// The meeting that a poll's choice would be, with the hold that keeps its time free.
MeetingDraft meeting_draft_of(const Poll& poll, std::size_t choice);

/// The people of the meeting that the poll is for.
Candidates people_of_poll(UnitOfWork& work, const Poll& poll);

/// What a seat is asked about, and would be invited to, if the meeting were at this time: as
/// invited_time(), so also the time in which chair and family meet.
AttendedTime asked_time(UnitOfWork& work,
                        const Poll& poll,
                        const PollChoice& choice,
                        const PollSeat& seat);

/// Whether a meeting came of the poll and was cancelled since.
bool is_called_off(UnitOfWork& work, const Poll& poll);

/// What keeps a choice free until `held_until`. Without an address in the chair's feed.
SlotHold hold_of(const Poll& poll, std::size_t choice, Instant held_until);

/// The poll that asks people for a time of such a meeting about any of these children, if one is
/// undecided.
std::optional<PollId> undecided_poll(UnitOfWork& work,
                                     const AuthorityId& authority,
                                     const CaseId& id,
                                     MeetingType type,
                                     const std::vector<ChildId>& children);

/// What was booked since the poll began, not by it, of the same type about any of its children, and
/// is still to be held.
std::optional<MeetingId> booked_otherwise(UnitOfWork& work, const Poll& poll, Instant now);

/// Gives back what is still held for the poll.
void give_back_holds(UnitOfWork& work, const Poll& poll, Instant now);

}  // namespace quorate::core
