#pragma once

#include "core/meetings/change_seen_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Changes at short notice, in the table `change_seen`.
class ChangeSeenStore final : public core::ChangeSeenStore {
public:
    explicit ChangeSeenStore(Sql& sql) : sql_{sql} {}

    void ask(const core::AuthorityId& authority,
             const core::InviteeId& seat,
             int sequence,
             core::Instant at) override;
    std::optional<core::ChangeSeen> find(const core::AuthorityId& authority,
                                         const core::InviteeId& seat) override;
    std::map<core::InviteeId, core::ChangeSeen> of_meeting(const core::AuthorityId& authority,
                                                           const core::MeetingId& meeting) override;
    bool mark_seen(const core::AuthorityId& authority,
                   const core::InviteeId& seat,
                   int sequence,
                   core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
