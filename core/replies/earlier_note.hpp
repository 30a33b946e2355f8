#pragma once

#include <optional>
#include <vector>

#include "core/meetings/attendance_window.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/replies/mailed_reply.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Keeps what somebody wrote with a reply that counts no more, where nobody has dealt with it: it
/// waits to be read, on its own; `why` is earlier_note or before_taken_back. Of one that was dealt
/// with, that it was replaced is kept without its words. Gives whether the seat may forget it;
/// false when so many of theirs wait already that it must not.
bool put_note_aside(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Invitee& seat,
                    WaitReason why);

/// The time that a seat's meeting was to be at when its note was written, by what the seat had been
/// told of by then; `messages` are those of the meeting. Nothing where that is not known.
std::optional<AttendedTime> answered_time(const std::vector<OutboxMessage>& messages,
                                          const Invitee& seat);

}  // namespace quorate::core
