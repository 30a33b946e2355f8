#pragma once

#include "core/access/actor.hpp"
#include "core/identity/user_store.hpp"
#include "core/proposals/proposal.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Whether adding an account with the role takes two people: its owner confirms what others ask
/// for (administrators, managers and chairs), so that whoever could add it alone would be their own
/// second person.
bool takes_two_to_add(Role role);

/// Keeps a new account. One that takes two people is closed until another administrator confirms
/// it; a command of the service itself adds it at once. An address whose account nobody ever
/// confirmed can be used again.
Result<User> keep_new_account(
    UnitOfWork& work, const Clock& clock, RandomSource& random, const Actor& actor, User user);

/// Opens the account that waited. `wrong_state` when it is open, or has another role than it had
/// then.
Result<Done> open_added_account(UnitOfWork& work, const Proposal& proposal);

}  // namespace quorate::core
