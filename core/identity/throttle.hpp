#pragma once

#include <chrono>

#include "core/identity/sign_in_store.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// What is taken for spraying: one password, or one list, tried on many accounts, so that no single
/// one of them is tried too often.
struct SprayLimits {
    int network_accounts = 10;       // that fail from one network within the window
    int failures = 50;               // in the whole installation,
    int accounts = 20;               // over so many of them: then networks that share in it count
    int sharing_accounts = 3;        // as those do from which so many accounts fail
    std::chrono::seconds pause{10};  // then one attempt from the network in so long a time counts
};

/// What passwords are good for, and how many wrong ones are borne: Cyber Essentials allows at most
/// ten guesses in five minutes. The same count holds for accounts that do not exist, so the answer
/// gives none away.
struct SignInLimits {
    int per_account = 10;
    int per_network = 10;
    std::chrono::minutes window{5};
    SprayLimits spray = {};
    bool linked_use_passwords =
        true;  // those with a work account; see core/identity/work_sign_in.hpp
};

/// The start of the window that is counted at `now`; a failure at that very second still counts.
inline Instant window_start(const SignInLimits& limits, Instant now)
{
    return now - limits.window + std::chrono::seconds{1};
}

/// Whether the network takes part in spraying, by what failed within the window. Whoever sits
/// behind the same address is slowed with it, and nobody is locked out.
inline bool is_spraying(const SprayLimits& limits, const FailureSpread& spread)
{
    if (spread.network_accounts >= limits.network_accounts) return true;
    return spread.failures > limits.failures && spread.accounts >= limits.accounts &&
           spread.network_accounts >= limits.sharing_accounts;
}

/// Whether one more attempt must be refused after so many failures in the window.
inline bool is_throttled(const SignInLimits& limits, int account_failures, int network_failures)
{
    return account_failures >= limits.per_account || network_failures >= limits.per_network;
}

}  // namespace quorate::core
