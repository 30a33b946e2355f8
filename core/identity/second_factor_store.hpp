#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/access/role.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What somebody proves besides the password: an authenticator app, whose secret is kept sealed.
struct SecondFactor {
    UserId user = {};
    AuthorityId authority = {};
    std::string sealed_secret = {};            // of the app that counts; empty when there is none
    std::string pending_secret = {};           // sealed too; shown until one code has proven it
    std::optional<Instant> proven_at = {};     // of the one that counts
    std::int64_t last_step = 0;                // of the last code that was taken
    std::optional<Instant> taken_off_at = {};  // by somebody else: they must enrol again
};

/// Somebody whose password was right and who still has to enter a code. Opens nothing else.
struct SignInChallenge {
    std::string token_hash = {};
    AuthorityId authority = {};
    UserId user = {};
    std::string password_mark = {};  // digest of the password's hash: another password ends it
    std::string network = {};
    Instant begun_at = {};
    Instant expires_at = {};
    int tries = 0;
    std::optional<Instant> first_factor_at = {};  // when it was not the password, and not now
};

class SecondFactorStore {
public:
    virtual ~SecondFactorStore() = default;

    virtual std::optional<SecondFactor> find(const UserId& user) = 0;

    /// Adds it, or replaces all of it but its step.
    virtual void save(const SecondFactor& factor) = 0;

    /// Notes that the code of `step` was taken; false when that one or a later one was before, also
    /// by another instance at the same moment.
    virtual bool use_step(const UserId& user, std::int64_t step) = 0;

    /// Replaces the recovery codes; none ends those there are.
    virtual void set_recovery_codes(const UserId& user,
                                    const std::vector<std::string>& hashes,
                                    Instant made_at) = 0;

    /// Uses one up; false when there is none such, or it was used.
    virtual bool use_recovery_code(const UserId& user, const std::string& hash, Instant at) = 0;
    virtual int recovery_codes_left(const UserId& user) = 0;

    /// The roles that the authority wants a second factor of.
    virtual std::vector<Role> demanded_of(const AuthorityId& authority) = 0;
    virtual void set_demanded_of(const AuthorityId& authority, const std::vector<Role>& roles) = 0;

    virtual void add(const SignInChallenge& challenge) = 0;
    virtual std::optional<SignInChallenge> find_challenge(const std::string& token_hash) = 0;

    /// Counts one more try before its outcome is known; gives which it is, 0 without a challenge.
    virtual int count_try(const std::string& token_hash) = 0;
    virtual void remove_challenge(const std::string& token_hash) = 0;
    virtual void remove_challenges_of(const UserId& user) = 0;
    virtual int forget_challenges_before(Instant now) = 0;
};

}  // namespace quorate::core
