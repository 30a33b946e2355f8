#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct RaiseRestriction {
    CaseId case_id = {};
    int version = 0;  // of the case, as it was read
    int level = 1;    // 1 restricted, 2 sealed
};

/// From now on only the lead social worker, the chairs of its meetings and those on its access list
/// know of the case. Gives the new version. Raising protection is easy; lowering it takes two
/// service managers, see lower_restriction.hpp: a level that is not higher is `wrong_state`.
Result<int> raise_restriction(UnitOfWork& work,
                              const CaseTools& tools,
                              const Actor& actor,
                              const RaiseRestriction& command);

}  // namespace quorate::core
