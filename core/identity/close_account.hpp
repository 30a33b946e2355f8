#pragma once

#include "core/identity/user_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Ends the sessions, API tokens and app passwords of an account, and sign-ins that wait for a
/// code; the person can sign in again.
void end_access(UnitOfWork& work, const UserId& user, Instant now);

/// Closes an account, whoever decided it, with every way in that its owner has: sessions, API
/// tokens, app passwords, the feeds they made, whose addresses they know, and the devices on which
/// they read papers. Links to their seats, action points and papers show nothing any more, as these
/// ask whether their holder is still there.
Result<Done> close_account(UnitOfWork& work, User user, Instant now);

}  // namespace quorate::core
