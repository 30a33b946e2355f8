#pragma once

#include <string_view>
#include <vector>

#include "core/delivery/delivery.hpp"
#include "core/meetings/invitee.hpp"

namespace quorate::core {

/// A seat whose holder does not know: the last invitation did not arrive, and they did not answer.
struct UndeliveredSeat {
    MeetingId meeting;
    InviteeId seat;
};

/// The ledgers of seats. The steps of messages are written by Outbox with each change of state.
class DeliveryStore {
public:
    virtual ~DeliveryStore() = default;

    virtual MeetingDelivery of_meeting(const AuthorityId& authority, const MeetingId& meeting) = 0;

    // The first time counts. False when there was one before.
    virtual bool note_link_opened(const AuthorityId& authority,
                                  const MeetingId& meeting,
                                  const InviteeId& seat,
                                  Instant at) = 0;
    virtual bool note_opened(const AuthorityId& authority,
                             const MeetingId& meeting,
                             const InviteeId& seat,
                             Instant at) = 0;
    virtual bool note_recalled(const AuthorityId& authority,
                               const MeetingId& meeting,
                               const InviteeId& seat,
                               const UserId& by,
                               Instant at) = 0;

    /// That the seat went to a deputy, whose own is `to`.
    virtual bool note_handed(const AuthorityId& authority,
                             const MeetingId& meeting,
                             const InviteeId& seat,
                             const InviteeId& to,
                             const UserId& by,
                             Instant at) = 0;

    virtual bool is_link_opened(const AuthorityId& authority, const InviteeId& seat) = 0;

    /// Whether the seat's address was wrong: nothing of it goes there any more.
    virtual bool is_recalled(const AuthorityId& authority, const InviteeId& seat) = 0;

    /// Adds to what is kept of the seat: nothing of it is ever changed.
    virtual void note_told(const AuthorityId& authority,
                           const MeetingId& meeting,
                           const ToldByHand& told) = 0;

    // That an address, in whatever case, is not this person's; it may be another's. False when
    // there is nothing to change.
    virtual bool mark_wrong(const AuthorityId& authority,
                            const SeatHolder& holder,
                            const Email& email,
                            const UserId& by,
                            Instant at) = 0;
    virtual bool lift_wrong(const AuthorityId& authority,
                            const SeatHolder& holder,
                            const Email& email) = 0;
    virtual bool is_wrong(const AuthorityId& authority,
                          const SeatHolder& holder,
                          const Email& email) = 0;

    // That nobody has checked yet whether an address, in whatever case, is a contact's; and that
    // somebody has, with how they know. False when there is nothing to change.
    virtual bool mark_unchecked(const AuthorityId& authority,
                                const ContactId& contact,
                                const Email& email,
                                Instant at) = 0;
    virtual bool mark_checked(const AuthorityId& authority,
                              const ContactId& contact,
                              const Email& email,
                              const UserId& by,
                              std::string_view proof,
                              Instant at) = 0;
    virtual bool is_unchecked(const AuthorityId& authority,
                              const ContactId& contact,
                              const Email& email) = 0;

    /// Of the meetings that are still to come at `now`, the soonest first.
    virtual std::vector<UndeliveredSeat> undelivered(const AuthorityId& authority, Instant now) = 0;

    /// The meetings ahead at `now` that are off, and a mail about which did not arrive: the soonest
    /// first. See not_told() for whom that leaves.
    virtual std::vector<MeetingId> off_with_lost_mail(const AuthorityId& authority,
                                                      Instant now) = 0;
};

}  // namespace quorate::core
