#pragma once

#include "core/proposals/proposal_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ProposalStore : public core::ProposalStore {
public:
    explicit ProposalStore(Sql& sql) : sql_{sql} {}

    std::vector<core::Proposal> waiting(const core::AuthorityId& authority,
                                        core::Instant now) override;
    std::optional<core::Proposal> find(const core::AuthorityId& authority,
                                       const core::ProposalId& id) override;
    std::vector<core::Proposal> about(const core::AuthorityId& authority,
                                      core::ProposedAct act,
                                      const std::string& object) override;
    void add(const core::Proposal& proposal) override;
    bool decide(const core::AuthorityId& authority,
                const core::ProposalId& id,
                core::ProposalStatus status,
                const core::UserId& decided_by,
                core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
