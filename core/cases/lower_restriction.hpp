#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct LowerRestriction {
    CaseId case_id = {};
    int level = 0;         // field "level": 0 open, 1 restricted; lower than it is
    FreeText reason = {};  // field "reason"
};

/// What the form for it may show to a service manager, who need not be involved: the reference and
/// the level, and nothing of the family. The look is in the audit.
struct RestrictedFamily {
    std::string reference = {};
    int level = 0;
};
Result<RestrictedFamily> view_restriction(UnitOfWork& work,
                                          const Clock& clock,
                                          const Actor& actor,
                                          const CaseId& id);

/// Proposes that more people may know of a family. A service manager's act, with a reason
/// (case.restrict_lower); another service manager confirms it. Raising protection is easy, see
/// raise_restriction.hpp; a level that is not lower is `wrong_state`.
Result<Proposal> propose_lower_restriction(UnitOfWork& work,
                                           const CaseTools& tools,
                                           const Actor& actor,
                                           const LowerRestriction& command);

/// Lowers the level as it was proposed and confirmed. `wrong_state` when the family has another
/// level than it had then.
Result<Done> lower_restriction(UnitOfWork& work, const Proposal& proposal);

}  // namespace quorate::core
