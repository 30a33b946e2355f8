#pragma once

#include "core/meetings/invitee_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class InviteeStore : public core::InviteeStore {
public:
    explicit InviteeStore(Sql& sql) : sql_{sql} {}

    void add(const core::Invitee& seat) override;
    std::optional<core::InviteeEntry> find(const core::AuthorityId& authority,
                                           const core::InviteeId& id) override;
    std::optional<core::InviteeEntry> find_by_link(const std::string& link_hash) override;
    std::optional<core::InviteeEntry> find_by_calendar_uid(const std::string& uid) override;
    std::vector<core::InviteeEntry> of_meeting(const core::AuthorityId& authority,
                                               const core::MeetingId& meeting) override;
    std::vector<core::InviteeEntry> removed_from(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting) override;
    std::vector<core::UserId> accounts_of_contacts(const core::AuthorityId& authority,
                                                   const core::MeetingId& meeting) override;
    std::vector<core::InviteeEntry> between(const core::AuthorityId& authority,
                                            core::Instant from,
                                            core::Instant until) override;
    std::vector<core::InviteeEntry> ahead_at(const core::AuthorityId& authority,
                                             const core::SeatHolder& holder,
                                             const core::Email& email,
                                             core::Instant now) override;
    std::vector<core::InviteeEntry> of_chairs_who_declined(const core::AuthorityId& authority,
                                                           core::Instant now) override;
    core::Result<int> save(const core::Invitee& seat) override;
    void reset_replies(const core::AuthorityId& authority, const core::MeetingId& meeting) override;
    void reset_reply(const core::AuthorityId& authority, const core::InviteeId& id) override;
    bool forget_wrong_person(const core::AuthorityId& authority,
                             const core::InviteeId& id) override;
    void set_window(const core::AuthorityId& authority,
                    const core::InviteeId& id,
                    const std::optional<core::AttendanceWindow>& window) override;
    void set_sequence(const core::AuthorityId& authority,
                      const core::InviteeId& id,
                      int sequence) override;
    std::map<core::InviteeId, std::string> told_by_hand(const core::AuthorityId& authority,
                                                        const core::MeetingId& meeting) override;
    void set_told_by_hand(const core::AuthorityId& authority,
                          const core::InviteeId& id,
                          const std::string& told) override;
    void remove(const core::AuthorityId& authority,
                const core::InviteeId& id,
                core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
