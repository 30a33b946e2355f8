#pragma once

#include <string>

#include "core/support/clock.hpp"

namespace quorate::core {

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

    /// Forgets failures before `oldest`, whoever's; gives how many.
    virtual int forget_before(Instant oldest) = 0;
};

}  // namespace quorate::core
