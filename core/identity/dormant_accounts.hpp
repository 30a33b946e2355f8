#pragma once

#include <chrono>

#include "core/access/actor.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox_message.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// An account in which nobody has signed in for so long is suspended, and its owner is written to
/// so long before.
inline constexpr std::chrono::days dormant_after{45};
inline constexpr std::chrono::days dormant_is_warned{7};

struct DormantAccounts {
    int warned = 0;
    int suspended = 0;
};

/// Sees to every authority's accounts. Who is suspended can sign in no more, and their sessions,
/// tokens, app passwords, trusted devices and own feeds have ended; their meetings stay theirs, and
/// they are still invited. The administrator who signed in last is never suspended. For a job.
Result<DormantAccounts> suspend_dormant(UnitOfWork& work, const Clock& clock, RandomSource& random);

/// Lets a suspended account sign in again. An administrator's act, with the password entered again;
/// `wrong_state` when it is not suspended.
Result<Done> open_suspended(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const UserId& user);

/// What the warning says; nothing when it is not true any more.
std::optional<Instant> suspension_told(UnitOfWork& work, const OutboxMessage& message);

}  // namespace quorate::core
