#pragma once

#include <chrono>

#include "core/support/clock.hpp"

namespace quorate::core {

/// How many wrong passwords are borne: Cyber Essentials allows at most ten guesses in five
/// minutes. The same count holds for accounts that do not exist, so the answer gives none away.
struct SignInLimits {
    int per_account = 10;
    int per_network = 10;
    std::chrono::minutes window{5};
};

/// The start of the window that is counted at `now`; a failure at that very second still counts.
inline Instant window_start(const SignInLimits& limits, Instant now)
{
    return now - limits.window + std::chrono::seconds{1};
}

/// Whether one more attempt must be refused after so many failures in the window.
inline bool is_throttled(const SignInLimits& limits, int account_failures, int network_failures)
{
    return account_failures >= limits.per_account || network_failures >= limits.per_network;
}

}  // namespace quorate::core
