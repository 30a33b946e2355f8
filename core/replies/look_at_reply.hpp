#pragma once

#include <string>
#include <vector>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/meetings/record_reply.hpp"
#include "core/replies/mailed_reply.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A mail about a seat, with whose seat it is.
struct SeenReply {
    MailedReply reply = {};
    PersonName name = {};
    bool is_family = false;
    bool has_moved = false;  // the meeting, since the time that a mail which waits answered
};

/// The mails about a meeting that came in, the last one first, for those who may record what others
/// said; nobody else gets any. Of invitations that were taken back, what is to be read. A proposal
/// of the time that the meeting has now waits no longer.
std::vector<SeenReply> mailed_replies(UnitOfWork& work,
                                      const MeetingTools& tools,
                                      const Actor& actor,
                                      const Meeting& meeting);

/// One that waits.
struct WaitingReply {
    Meeting meeting = {};
    Invitee seat = {};
    SeenReply seen = {};
    ReplyForm suggested = {};  // what there is no doubt about; who reads it says the rest
    // Else the meeting is cancelled or has begun, they are not invited any more, or they have
    // replied again: it can only be dealt with.
    bool can_count = true;
    // What the seat says now was said later, or is that they are the wrong person.
    bool is_answered_since = false;
};
Result<WaitingReply> waiting_reply(UnitOfWork& work,
                                   const MeetingTools& tools,
                                   const Actor& actor,
                                   const MeetingId& meeting,
                                   const MailedReplyId& id);

/// Records what a mail says, as somebody read it. Where that would undo what was said later, or
/// that they are the wrong person, `form.replaces_newer` has to say that it is meant.
Result<Done> accept_mailed_reply(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting,
                                 const MailedReplyId& id,
                                 const ReplyForm& form);

/// Whether the meeting is at another time, for this seat, than a mail answered.
bool has_moved_since(UnitOfWork& work,
                     const MailedReply& reply,
                     const Meeting& meeting,
                     const Invitee& seat);

/// Sets one aside: it does not count. Whoever proposed another time is told that the meeting stays
/// as it is.
Result<Done> discard_mailed_reply(UnitOfWork& work,
                                  const MeetingTools& tools,
                                  const Actor& actor,
                                  const MeetingId& meeting,
                                  const MailedReplyId& id);

}  // namespace quorate::core
