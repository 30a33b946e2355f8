#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/actor.hpp"
#include "core/cases/case_people.hpp"
#include "core/directory/contact_import.hpp"
#include "core/directory/contacts.hpp"
#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/meetings/meeting_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How somebody knows that an address is the right one after all.
enum class AddressProof { they_said, their_office, our_mistake };

std::string_view code(AddressProof proof);
std::string_view label(AddressProof proof);  // "I have spoken to them, and it is theirs"
std::optional<AddressProof> address_proof_from(std::string_view code);
std::span<const AddressProof> all_address_proofs();

/// A seat whose mail is held.
struct StoppedSeat {
    Meeting meeting = {};
    InviteeEntry seat = {};
    std::string why = {};  // wrong_address, wrong_person or unchecked_address
};

/// Why mail of the seat is held: wrong_address, wrong_person, unchecked_address, or empty.
std::string_view stopped_mail(UnitOfWork& work, const Invitee& seat);

/// The seat whose mail say_address_right() would let go, for the page that asks. `wrong_state` when
/// none is held.
Result<StoppedSeat> stopped_seat(UnitOfWork& work,
                                 const MeetingTools& tools,
                                 const Actor& actor,
                                 const MeetingId& meeting,
                                 const InviteeId& seat);

/// "This address is right": the field at fault is "proof".
struct RightAddress {
    MeetingId meeting = {};
    InviteeId seat = {};
    std::string proof = {};  // the code of an AddressProof
};

/// Says that the address of a seat is that of whoever has the seat. What was held goes, and an
/// answer that it had reached the wrong person counts no longer. Audited, with how they know.
Result<Done> say_address_right(UnitOfWork& work,
                               const MeetingTools& tools,
                               const Actor& actor,
                               const RightAddress& asked);

/// import_contacts(), and for everybody whose address it puts right follow_right_address().
Result<ImportPlan> import_contacts_and_follow(UnitOfWork& work,
                                              const MeetingTools& tools,
                                              const Actor& actor,
                                              const ImportContacts& command);

/// At which meetings ahead somebody with another address is invited anew.
struct FollowChoice {
    std::vector<InviteeId> staying = {};  // not at these, although what is sent there is held
    std::vector<InviteeId> too = {};      // at these as well, although the former one was right
};

// Each edits somebody, and when that gives another address, does what follow_right_address() does.

Result<Contact> edit_contact_and_follow(UnitOfWork& work,
                                        const MeetingTools& tools,
                                        const Actor& actor,
                                        const EditContact& command,
                                        const FollowChoice& choice = {});

Result<int> change_member_and_follow(UnitOfWork& work,
                                     const MeetingTools& tools,
                                     const Actor& actor,
                                     const ChangeFamilyMember& command,
                                     const FollowChoice& choice = {});

/// In the transaction that gives somebody another address: whoever was written to at one that is
/// wrong, or as the wrong person at any meeting or poll, is invited anew to each meeting ahead, as
/// tell_of_change() does, and what was held there does not go any more. The address stays wrong for
/// them, whatever is kept of them later. Polls and action points: see follow_with_mail().
/// No device is trusted any more on which they read papers. The seats in `choice.staying` stay as
/// they are, with what is held for them, until something about their meetings changes; so do those
/// at which nothing was wrong, but for those in `choice.too`.
void follow_right_address(UnitOfWork& work,
                          const MeetingTools& tools,
                          const Actor& actor,
                          const SeatHolder& holder,
                          const Email& before,
                          const FollowChoice& choice = {});

/// Somebody's seat at a meeting ahead that may follow another address.
struct FollowingSeat {
    Meeting meeting = {};
    Invitee seat = {};
    bool is_held = false;  // what is sent to it: it follows unless it is to stay
};

/// Whom follow_right_address() can invite anew where.
struct FollowingSeats {
    std::vector<FollowingSeat> seats = {};  // at meetings that the actor may see
    int unseen = 0;                         // at others, where what is sent is held
};

FollowingSeats seats_that_follow(UnitOfWork& work,
                                 const Actor& actor,
                                 const SeatHolder& holder,
                                 const Email& before,
                                 Instant now);

/// To how many meetings follow_right_address() would invite them anew.
int invitations_that_follow(UnitOfWork& work,
                            const AuthorityId& authority,
                            const SeatHolder& holder,
                            const Email& before,
                            Instant now);

}  // namespace quorate::core
