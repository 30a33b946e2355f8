#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A seat whose invitation went to somebody else's address.
struct RecallableSeat {
    Meeting meeting = {};
    InviteeEntry seat = {};
    Email now_at = {};        // the address that is kept of them now, which may have been put right
    bool may_correct = true;  // an account's address is for an administrator to put right
};

/// What recall_invitation() would recall, for the page that asks.
Result<RecallableSeat> recallable_seat(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const InviteeId& seat);

/// "Wrong address": the field at fault is "email", or "nobody_else_reads_it" of a family member.
struct RecallInvitation {
    MeetingId meeting = {};
    InviteeId seat = {};
    int version = 0;         // of the seat, that the person saw
    std::string email = {};  // the right one
    bool nobody_else_reads_it = false;
};

/// Ends the seat at the wrong address and gives the person a new one at the right address, which is
/// kept as theirs from then on. The link stops, and what was answered from there does not count.
/// Where a professional's invitation may have arrived, a CANCEL is the last that goes there (access
/// matrix, invite.correct_and_recall); to a family's wrong address goes nothing more. Gives the new
/// seat.
Result<InviteeId> recall_invitation(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Actor& actor,
                                    const RecallInvitation& asked);

/// The meetings to come, the soonest first, that the actor may send invitations for and whose
/// invitation to somebody did not arrive.
struct UndeliveredMeeting {
    MeetingId meeting = {};
    int seats = 0;
};
std::vector<UndeliveredMeeting> undelivered_meetings(UnitOfWork& work,
                                                     const Actor& actor,
                                                     Instant now);

}  // namespace quorate::core
