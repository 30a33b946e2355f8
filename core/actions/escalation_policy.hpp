#pragma once

#include <vector>

#include "core/access/actor.hpp"
#include "core/actions/escalation_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// For staff, and for who looks after the installation.
Result<EscalationPolicy> view_escalation_policy(UnitOfWork& work, const Actor& actor);

/// Takes the place of what there was at the version that the person was looking at; counts from the
/// next chase on. Errors are at "owner_after", "lead_after", "service_after" and "digest_day".
Result<EscalationPolicy> set_escalation_policy(UnitOfWork& work,
                                               const Clock& clock,
                                               const Actor& actor,
                                               const EscalationPolicy& asked);

/// One level of an action point's escalation, with the names of who was told.
struct ToldOfAction {
    EscalationLevel level = EscalationLevel::owner;
    Instant at = {};
    std::vector<PersonName> names = {};
};

/// Who was told that an action point is overdue, for who may see its case; nothing for others.
std::vector<ToldOfAction> told_of_action(UnitOfWork& work,
                                         const Clock& clock,
                                         const Actor& actor,
                                         const ActionPoint& action);

}  // namespace quorate::core
