#pragma once

#include <optional>

#include "core/identity/identity_ports.hpp"
#include "core/identity/password_hasher.hpp"
#include "core/identity/sessions.hpp"
#include "core/identity/throttle.hpp"

namespace quorate::core {

// Signing in has three steps, because checking a password takes long on purpose and must hold
// neither a transaction nor the one writer of SQLite:
//
//   begin_sign_in()    a transaction: counts the attempt before its outcome is known, so that
//                      many at once cannot slip under the limit
//   check_password()   no transaction; as slow for an account that does not exist
//   finish_sign_in()   a transaction: takes the count back and begins the session, or records
//                      the failure
//
// Both transactions must commit even when the person is not let in, so they give no Result.

struct SignIn {
    Email email;
    Password password;
    std::string network = {};  // "203.0.113.0/24"
    bool is_api = false;
};

/// An attempt under way.
struct PendingSignIn {
    std::optional<User> user = {};  // absent when there is no such account, or it is closed
    bool throttled = false;
    std::string account_key = {};
    std::string network_key = {};
    Instant counted_at = {};
    std::string network = {};
    bool is_api = false;
};

struct PasswordVerdict {
    bool right = false;
    std::optional<std::string> better_hash =
        {};  // when the stored one was made with weaker settings
};

struct NewSession {
    User user;
    Session session;
    std::string token;  // see BegunSession
};

/// How an attempt ended: a session, or why not: `sign_in_failed` or `too_many_attempts`.
struct SignInOutcome {
    std::optional<NewSession> signed_in = {};
    Refusal refusal = Refusal::sign_in_failed;
};

PendingSignIn begin_sign_in(IdentityStores& stores,
                            const IdentityTools& tools,
                            const SignInLimits& limits,
                            const SignIn& sign_in);

PasswordVerdict check_password(const PasswordHasher& hasher,
                               const PendingSignIn& pending,
                               const Password& password);

SignInOutcome finish_sign_in(IdentityStores& stores,
                             const IdentityTools& tools,
                             const SessionTimes& times,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict);

/// Entering the password again for an act that needs it; counted like signing in.
PendingSignIn begin_step_up(IdentityStores& stores,
                            const IdentityTools& tools,
                            const SignInLimits& limits,
                            const Session& session);

/// Replaces the session by one with a new token that has stepped up; the old token is dead. The
/// end of the session stays where it was.
SignInOutcome finish_step_up(IdentityStores& stores,
                             const IdentityTools& tools,
                             const Session& session,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict);

}  // namespace quorate::core
