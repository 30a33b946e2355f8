#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

struct ChangeRole {
    UserId user = {};
    std::string role = {};  // field "role": two letters of the access matrix
};

/// Proposes another role for an account. An administrator's act (user.role.change), never about
/// their own account; another administrator confirms it. Who works for an agency cannot become one
/// of the staff, nor the other way round: that is another account.
Result<Proposal> propose_role(UnitOfWork& work,
                              const Clock& clock,
                              RandomSource& random,
                              const Actor& actor,
                              const ChangeRole& command);

/// Gives the account the role that was proposed and confirmed. Its sessions and tokens end, so that
/// the person signs in as what they are now. `wrong_state` when the account was closed or has
/// another role than it had then.
Result<Done> change_role(UnitOfWork& work, const Clock& clock, const Proposal& proposal);

}  // namespace quorate::core
