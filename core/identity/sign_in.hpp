#pragma once

#include <optional>

#include "core/identity/identity_ports.hpp"
#include "core/identity/password_hasher.hpp"
#include "core/identity/second_factor.hpp"
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
// Whoever has a second factor gets no session then but a challenge, and enters a code:
//
//   enter_sign_in_code()   a transaction: begins the session, or counts one more failure. Five
//   tries
//                          for a challenge, and with wrong passwords as many as of those alone
//
// Both transactions must commit even when the person is not let in, so they give no Result.

struct SignIn {
    Email email;
    Password password;
    std::string network = {};  // "203.0.113.0/24"
    bool is_api = false;
    bool is_second_step = false;  // the first factor was shown, in whichever way they have
};

/// An attempt under way.
struct PendingSignIn {
    std::optional<User> user = {};  // absent when there is no such account, or it is closed
    bool throttled = false;
    bool spray_begins = false;  // noticed now, and not within the last window: worth an alert
    std::string account_key = {};
    std::string network_key = {};
    Instant counted_at = {};
    Instant free_at = {};  // when an attempt that is throttled now would count again, at the latest
    std::string network = {};
    bool is_api = false;
    // When they proved who they are, if that was elsewhere and not now; see admit().
    std::optional<Instant> first_factor_at = {};
    std::optional<Session> goes_on = {};  // steps up instead of a new one: see session_of()
};

struct PasswordVerdict {
    bool right = false;
    std::optional<std::string> better_hash =
        {};                               // when the stored one was made with weaker settings
    Factor second_factor = Factor::none;  // that came with the password: see add_code()
};

struct NewSession {
    User user;
    Session session;
    std::string token;  // see BegunSession
};

/// How an attempt ended: a session, or why not: `sign_in_failed`, `too_many_attempts`, or
/// `needs_second_factor`, with the token of a challenge unless the API was asked.
struct SignInOutcome {
    std::optional<NewSession> signed_in = {};
    Refusal refusal = Refusal::sign_in_failed;
    std::string challenge = {};  // for a cookie; only its digest is kept
    Factor second_factor = Factor::none;
    std::optional<Instant> wait_until = {};  // with too_many_attempts: when the next one counts
    bool spray_begins = false;               // see PendingSignIn
};

/// How long a code may be entered after the password, and how often it may be wrong.
inline constexpr std::chrono::minutes challenge_lasts{10};
inline constexpr int most_app_code_tries = 5;

PendingSignIn begin_sign_in(IdentityStores& stores,
                            const IdentityTools& tools,
                            const SignInLimits& limits,
                            const SignIn& sign_in);

PasswordVerdict check_password(const PasswordHasher& hasher,
                               const PendingSignIn& pending,
                               const Password& password);

/// Uses up the code that was typed with the password, in the transaction that finishes the attempt.
/// A wrong one makes the verdict wrong; without a second factor nothing changes.
PasswordVerdict add_code(IdentityStores& stores,
                         const IdentityTools& tools,
                         const CodeTools& codes,
                         const PendingSignIn& pending,
                         const PasswordVerdict& verdict,
                         const std::string& typed);

SignInOutcome finish_sign_in(IdentityStores& stores,
                             const IdentityTools& tools,
                             const SessionTimes& times,
                             const PendingSignIn& pending,
                             const PasswordVerdict& verdict);

struct EnterSignInCode {
    std::string challenge;  // the token of the outcome before
    std::string typed;
    std::string network = {};
    std::string session_hash = {};  // of the session that asks, where the challenge is a step-up's
};

/// The session of whoever's password was right and whose code is right now. `not_signed_in` when
/// the challenge is over and the password has to be entered again. A session of theirs that asks
/// goes on and has stepped up.
SignInOutcome enter_sign_in_code(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const CodeTools& codes,
                                 const SignInLimits& limits,
                                 const SessionTimes& times,
                                 const EnterSignInCode& command);

/// Somebody who has proved who they are in another way than by a password here.
struct Admission {
    User user;
    std::string network = {};
    Instant first_factor_at = {};  // when they did; long ago when nobody knows
    bool shows_second_factor = false;
};

/// Their session, or a challenge for the code when the account has a second factor and they have
/// shown none. Whether they may sign in is the caller's to know.
SignInOutcome admit(IdentityStores& stores,
                    const IdentityTools& tools,
                    const SessionTimes& times,
                    const Admission& admission);

/// Whether the challenge of `token` still waits for a code.
bool awaits_code(IdentityStores& stores, const IdentityTools& tools, const std::string& token);

/// Whose code that is, while it waits.
std::optional<UserId> awaited_user(IdentityStores& stores,
                                   const IdentityTools& tools,
                                   const std::string& token);

/// The session that `hash` names, if it lives and is theirs.
std::optional<Session> session_of(IdentityStores& stores,
                                  const UserId& user,
                                  const std::string& hash);

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
