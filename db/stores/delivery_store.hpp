#pragma once

#include "core/delivery/delivery_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// What is known of seats' messages and readers, in the tables `delivery_event` (which OutboxStore
/// writes), `seat_delivery`, `told_by_hand` and `wrong_address`.
class DeliveryStore final : public core::DeliveryStore {
public:
    explicit DeliveryStore(Sql& sql) : sql_{sql} {}

    core::MeetingDelivery of_meeting(const core::AuthorityId& authority,
                                     const core::MeetingId& meeting) override;
    bool note_link_opened(const core::AuthorityId& authority,
                          const core::MeetingId& meeting,
                          const core::InviteeId& seat,
                          core::Instant at) override;
    bool note_opened(const core::AuthorityId& authority,
                     const core::MeetingId& meeting,
                     const core::InviteeId& seat,
                     core::Instant at) override;
    bool note_recalled(const core::AuthorityId& authority,
                       const core::MeetingId& meeting,
                       const core::InviteeId& seat,
                       const core::UserId& by,
                       core::Instant at) override;
    bool note_handed(const core::AuthorityId& authority,
                     const core::MeetingId& meeting,
                     const core::InviteeId& seat,
                     const core::InviteeId& to,
                     const core::UserId& by,
                     core::Instant at) override;
    bool is_link_opened(const core::AuthorityId& authority, const core::InviteeId& seat) override;
    bool is_recalled(const core::AuthorityId& authority, const core::InviteeId& seat) override;
    void note_told(const core::AuthorityId& authority,
                   const core::MeetingId& meeting,
                   const core::ToldByHand& told) override;
    bool mark_wrong(const core::AuthorityId& authority,
                    const core::SeatHolder& holder,
                    const core::Email& email,
                    const core::UserId& by,
                    core::Instant at) override;
    bool lift_wrong(const core::AuthorityId& authority,
                    const core::SeatHolder& holder,
                    const core::Email& email) override;
    bool mark_unchecked(const core::AuthorityId& authority,
                        const core::ContactId& contact,
                        const core::Email& email,
                        core::Instant at) override;
    bool mark_checked(const core::AuthorityId& authority,
                      const core::ContactId& contact,
                      const core::Email& email,
                      const core::UserId& by,
                      std::string_view proof,
                      core::Instant at) override;
    bool is_unchecked(const core::AuthorityId& authority,
                      const core::ContactId& contact,
                      const core::Email& email) override;
    bool is_wrong(const core::AuthorityId& authority,
                  const core::SeatHolder& holder,
                  const core::Email& email) override;
    std::vector<core::MeetingId> off_with_lost_mail(const core::AuthorityId& authority,
                                                    core::Instant now) override;
    std::vector<core::UndeliveredSeat> undelivered(const core::AuthorityId& authority,
                                                   core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
