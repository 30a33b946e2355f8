#pragma once

#include <string>
#include <vector>

#include "core/actions/action_point.hpp"
#include "core/actions/escalation.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// That somebody was told for the first time of an overdue action point, at one level.
struct Escalation {
    ActionPointId action;
    EscalationLevel level = EscalationLevel::owner;
    std::vector<ActionOwner> told = {};
    Instant at = {};

    friend bool operator==(const Escalation&, const Escalation&) = default;
};

/// Whom each authority tells of what is overdue, and whom it has told.
class EscalationStore {
public:
    virtual ~EscalationStore() = default;

    /// The usual one when the authority has said nothing.
    virtual EscalationPolicy policy_of(const AuthorityId& authority) = 0;

    /// Keeps it when what is kept is still at `policy.version`, and gives the new version.
    /// `stale_version` otherwise.
    virtual Result<int> set_policy(const AuthorityId& authority,
                                   const EscalationPolicy& policy) = 0;

    /// Once for an action point and a level: what comes later is not kept.
    virtual void record(const AuthorityId& authority, const Escalation& escalation) = 0;

    /// Of one action point, the first level first.
    virtual std::vector<Escalation> of_action(const AuthorityId& authority,
                                              const ActionPointId& action) = 0;

    /// Of all that is still to do.
    virtual std::vector<Escalation> of_open(const AuthorityId& authority) = 0;
};

}  // namespace quorate::core
