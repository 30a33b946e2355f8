#pragma once

#include "core/access/actor.hpp"
#include "core/proposals/proposal.hpp"
#include "core/retention/legal_hold.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct PlaceHold {
    bool on_all = false;         // nothing of the authority is destroyed until it is lifted
    std::string reference = {};  // field "reference": else of the family that is kept
    FreeText reason = {};        // field "reason"
};

/// Keeps a family, or everything the authority has, from being erased. A service manager's act at
/// any level (case.legal_hold), and holds at once; placing one is easy, as keeping harms least.
Result<LegalHoldId> place_hold(UnitOfWork& work,
                               const Clock& clock,
                               RandomSource& random,
                               const Actor& actor,
                               const PlaceHold& command);

struct LiftHold {
    LegalHoldId id = {};
    FreeText reason = {};  // field "reason"
};

/// One that holds, for whoever may lift it. The look is in the audit.
Result<LegalHold> view_hold(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const LegalHoldId& id);

/// Proposes that it is lifted; another service manager confirms it. Until then it holds.
Result<Proposal> propose_lift_hold(UnitOfWork& work,
                                   const Clock& clock,
                                   RandomSource& random,
                                   const Actor& actor,
                                   const LiftHold& command);

/// Lifts it as was proposed and confirmed.
Result<Done> lift_hold(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const Proposal& proposal);

}  // namespace quorate::core
