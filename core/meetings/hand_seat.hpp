#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// A seat that may go to a deputy, and who that seems to be.
struct SeatToHand {
    Meeting meeting = {};
    InviteeEntry seat = {};
    PersonName deputy_name = {};  // as the reply names them, else as the directory does
    Email deputy_email = {};      // as a mail delegated to them, or the directory knows them
    std::string job_title = {};   // the holder's: a deputy does the same work
    bool is_own_staff = false;    // the deputy then needs an account
};

/// What hand_seat() would hand over, for the page that asks. `wrong_state` when the meeting has
/// started or was called off, and of a seat that nobody can come for instead: the family's, the
/// chair's, the minute taker's.
Result<SeatToHand> seat_to_hand(UnitOfWork& work,
                                const MeetingTools& tools,
                                const Actor& actor,
                                const MeetingId& meeting,
                                const InviteeId& seat);

/// Who comes instead. The field at fault is "name", "email", "job_title" or "confirm_address": an
/// address that nobody of the agency has the like of, or that is known under another name.
struct HandSeat {
    MeetingId meeting = {};
    InviteeId seat = {};
    int version = 0;  // of the seat, that the person saw
    std::string name = {};
    std::string email = {};
    std::string job_title = {};  // of somebody new; empty: the holder's
    bool confirmed = false;      // the address was looked at
};

/// Gives the seat to a deputy of the same agency, in one step: the holder's is taken back, with a
/// CANCEL, their link stops and their reply goes with it, but what they wrote stays with the seat,
/// under their name, until the deputy replies; the deputy has a new one with an invitation and a
/// link of their own, needed as much and for the same part. They count to quorum once they say
/// themselves that they come. Somebody the directory does not know yet is added to it, to be
/// written to in the language of the seat. Gives the new seat.
Result<InviteeId> hand_seat(UnitOfWork& work,
                            const MeetingTools& tools,
                            const Actor& actor,
                            const HandSeat& asked);

}  // namespace quorate::core
