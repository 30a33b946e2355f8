#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/meetings/complaints.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/polls/poll.hpp"
#include "core/polls/poll_note.hpp"
#include "core/replies/incoming_reply.hpp"
#include "core/replies/take_reply.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Keeps what somebody wrote with their answers, unless it is empty or what they wrote the last
/// time; the field at fault is "note".
void keep_poll_note(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Poll& poll,
                    const PollSeat& seat,
                    const std::string& note,
                    Complaints& complaints);

/// Takes a mail that came to a poll's own address: kept as a note of that seat, for its maker to
/// read. It answers nothing. `unknown_address` where no poll expects it, `too_late` once the poll
/// is decided or for somebody who must not be at the family's meetings.
TakenReply take_poll_mail(UnitOfWork& work, const MeetingTools& tools, const IncomingReply& mail);

/// "Dealt with", for those who may book the meeting: `wrong_state` when somebody had said so.
Result<Done> deal_with_poll_note(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const PollId& poll,
                                 const PollNoteId& note);

/// How many notes of a poll nobody has dealt with.
int poll_notes_left(UnitOfWork& work, const Poll& poll);

/// What people wrote when they were asked for the time of a meeting, and nobody has dealt with.
struct NotesLeft {
    PollId poll = {};
    int count = 0;
};

/// For those who may book the meeting; nothing when there is none, or it was not asked about.
std::optional<NotesLeft> notes_left_of(UnitOfWork& work,
                                       const Actor& actor,
                                       const Meeting& meeting,
                                       Instant now);

/// How many notes in the actor's polls nobody has dealt with.
int poll_notes_waiting_for(UnitOfWork& work, const Actor& actor);

}  // namespace quorate::core
