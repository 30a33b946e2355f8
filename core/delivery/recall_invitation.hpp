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

/// The same person's seat at another meeting that is still to come, invited at the same address.
struct SameAddressSeat {
    Meeting meeting = {};
    Invitee seat = {};
};

/// A seat whose invitation went to somebody else's address.
struct RecallableSeat {
    Meeting meeting = {};
    InviteeEntry seat = {};
    Email now_at = {};        // the address that is kept of them now, which may have been put right
    bool may_correct = true;  // an account's address is for an administrator to put right
    std::vector<SameAddressSeat> others = {};  // that the actor may recall too, the soonest first
};

/// What recall_invitation() would recall, for the page that asks.
Result<RecallableSeat> recallable_seat(UnitOfWork& work,
                                       const MeetingTools& tools,
                                       const Actor& actor,
                                       const MeetingId& meeting,
                                       const InviteeId& seat);

/// "Wrong address": the field at fault is "email", "nobody_else_reads_it" of a family member, or
/// "also".
struct RecallInvitation {
    MeetingId meeting = {};
    InviteeId seat = {};
    int version = 0;         // of the seat, that the person saw
    std::string email = {};  // the right one
    bool nobody_else_reads_it = false;
    std::vector<InviteeId> also = {};  // of RecallableSeat::others
};

/// Ends the seat at the wrong address and gives the person a new one at the right address, which is
/// kept as theirs from then on. The link stops, and what was answered from there does not count.
/// Where a professional's invitation may have arrived, a CANCEL is the last that goes there (access
/// matrix, invite.correct_and_recall); to a family's wrong address goes nothing more. The address
/// is kept as wrong for this person, see wrong_address.hpp. The same becomes of the seats in
/// `also`. Gives the new seat at `meeting`.
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

/// The meetings ahead that are off and of which somebody does not know it, as not_told() says, whom
/// the actor may tell: the soonest first.
std::vector<UndeliveredMeeting> untold_meetings(UnitOfWork& work, const Actor& actor, Instant now);

}  // namespace quorate::core
