#pragma once

#include <optional>

#include "core/meetings/complaints.hpp"
#include "core/meetings/hand_seat.hpp"
#include "core/people/contact.hpp"

namespace quorate::core {

// Who comes in somebody's place: the parts of hand_seat().

/// The contact that the holder of a seat is, or that their account belongs to.
std::optional<Contact> contact_of(UnitOfWork& work, const Invitee& seat);

/// Fills in who the deputy seems to be: by the reply, by a mail that delegated to them, or by the
/// directory.
void suggest_deputy(UnitOfWork& work,
                    const MeetingTools& tools,
                    const Actor& actor,
                    const std::optional<Contact>& holder,
                    SeatToHand& found);

/// A deputy: whoever the directory knows by that address, or somebody new.
struct Deputy {
    SeatHolder holder = {};
    PersonName known_as = {};  // empty: somebody new
};

/// Who the form names; complains of all that is wrong with it.
std::optional<Deputy> named_deputy(UnitOfWork& work,
                                   const SeatToHand& found,
                                   const HandSeat& asked,
                                   Complaints& complaints);

}  // namespace quorate::core
