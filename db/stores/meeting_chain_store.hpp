#pragma once

#include "core/scheduling/meeting_chain_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Meetings that were booked together, in the tables `meeting_chain` and `meeting_chain_member`.
class MeetingChainStore final : public core::MeetingChainStore {
public:
    explicit MeetingChainStore(Sql& sql) : sql_{sql} {}

    void add(const core::MeetingChain& chain) override;

    std::optional<core::MeetingChain> find(const core::AuthorityId& authority,
                                           const core::ChainId& id) override;

    std::optional<core::MeetingChain> of_meeting(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
