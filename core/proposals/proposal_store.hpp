#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/proposals/proposal.hpp"

namespace quorate::core {

/// What waits for a second person, and what became of it.
class ProposalStore {
public:
    virtual ~ProposalStore() = default;

    /// What can still be confirmed, the earliest first.
    virtual std::vector<Proposal> waiting(const AuthorityId& authority, Instant now) = 0;

    virtual std::optional<Proposal> find(const AuthorityId& authority, const ProposalId& id) = 0;

    /// All about one object, whatever became of them: the earliest first.
    virtual std::vector<Proposal> about(const AuthorityId& authority,
                                        ProposedAct act,
                                        const std::string& object) = 0;

    virtual void add(const Proposal& proposal) = 0;

    /// Keeps how it was decided; false when somebody has decided it already, or its time is over.
    virtual bool decide(const AuthorityId& authority,
                        const ProposalId& id,
                        ProposalStatus status,
                        const UserId& decided_by,
                        Instant at) = 0;
};

}  // namespace quorate::core
