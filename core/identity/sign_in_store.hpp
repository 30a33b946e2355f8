#pragma once

#include <string>

#include "core/support/clock.hpp"

namespace quorate::core {

/// How widely sign-ins have failed within a window.
struct FailureSpread {
    int failures = 0;          // in the whole installation
    int accounts = 0;          // different ones, in the whole installation
    int network_accounts = 0;  // different ones, from one network
};

/// Failed attempts to sign in, by the digest of whose account or which network they were for. In
/// the database, so that several instances count together and a restart forgives nothing.
class SignInStore {
public:
    virtual ~SignInStore() = default;

    virtual void record_failure(const std::string& key_hash, Instant at) = 0;

    /// How many failures were recorded at `since` or later.
    virtual int failures_since(const std::string& key_hash, Instant since) = 0;

    /// Takes back one failure recorded at exactly `at`.
    virtual void forget_one(const std::string& key_hash, Instant at) = 0;

    virtual void clear(const std::string& key_hash) = 0;

    /// Notes, and takes back, that the account was tried from the network; both are digests.
    virtual void record_target(const std::string& network_hash,
                               const std::string& account_hash,
                               Instant at) = 0;
    virtual void forget_target(const std::string& network_hash,
                               const std::string& account_hash,
                               Instant at) = 0;
    virtual FailureSpread spread_since(const std::string& network_hash, Instant since) = 0;

    /// Forgets failures before `oldest`, whoever's; gives how many.
    virtual int forget_before(Instant oldest) = 0;
};

}  // namespace quorate::core
