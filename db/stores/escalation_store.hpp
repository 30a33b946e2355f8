#pragma once

#include "core/actions/escalation_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Escalations, in the tables `escalation_policy` and `action_escalation`.
class EscalationStore final : public core::EscalationStore {
public:
    explicit EscalationStore(Sql& sql) : sql_{sql} {}

    core::EscalationPolicy policy_of(const core::AuthorityId& authority) override;
    core::Result<int> set_policy(const core::AuthorityId& authority,
                                 const core::EscalationPolicy& policy) override;
    void record(const core::AuthorityId& authority, const core::Escalation& escalation) override;
    std::vector<core::Escalation> of_action(const core::AuthorityId& authority,
                                            const core::ActionPointId& action) override;
    std::vector<core::Escalation> of_open(const core::AuthorityId& authority) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
