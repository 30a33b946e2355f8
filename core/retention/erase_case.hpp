#pragma once

#include "core/access/actor.hpp"
#include "core/proposals/proposal.hpp"
#include "core/retention/retention_review.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What the form for it shows: the reference, the rule and what keeps it. The look is in the audit.
/// A service manager's, with the password entered again (case.erase_retention).
Result<ReviewRow> view_erasure(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const CaseId& id);

/// Proposes that a closed family is erased whose time is over and which nothing keeps; another
/// service manager confirms it. `wrong_state` otherwise.
Result<Proposal> propose_erasure(UnitOfWork& work,
                                 const Clock& clock,
                                 RandomSource& random,
                                 const Actor& actor,
                                 const CaseId& id);

/// Erases it as was proposed and confirmed, for good: what is left is a tombstone without a name.
/// `wrong_state` when something keeps it by now.
Result<Done> erase_case(UnitOfWork& work,
                        const Clock& clock,
                        const Actor& actor,
                        const Proposal& proposal);

}  // namespace quorate::core
