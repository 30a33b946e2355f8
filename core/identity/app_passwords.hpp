#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/app_password_store.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/identity/password_hasher.hpp"
#include "core/identity/throttle.hpp"
#include "core/support/private.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many devices one person can have.
inline constexpr std::size_t most_app_passwords = 20;

struct NewAppPassword {
    AppPassword password;
    std::string text;  // "abcd-efgh-…": shown once, kept nowhere
};

/// A password for one device of the actor's, whose own password was entered lately. Field "name".
Result<NewAppPassword> create_app_password(UnitOfWork& work,
                                           const IdentityTools& tools,
                                           const Actor& actor,
                                           const std::string& name);

/// The actor's own that still work, newest first.
Result<std::vector<AppPassword>> list_app_passwords(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor);

/// Stops an own one at once; `not_found` when there is none.
Result<Done> revoke_app_password(UnitOfWork& work,
                                 const Clock& clock,
                                 const Actor& actor,
                                 const AppPasswordId& id);

/// What a calendar program sent.
struct AppSignIn {
    Email email = {};
    Password secret = {};
    std::string network = {};
};

struct ResumedAppPassword {
    Actor actor;
    AppPassword password;
    bool touch_due = false;  // its last use was noted an hour ago or more
};

/// Whom the program speaks for; `sign_in_failed`, or `too_many_attempts` after too many wrong ones.
/// Only reads. A right password is let in whatever others got wrong before: it cannot have been
/// guessed, and one forgotten device must not lock out the rest.
Result<ResumedAppPassword> resume_app_password(UnitOfWork& work,
                                               const IdentityTools& tools,
                                               const SignInLimits& limits,
                                               const AppSignIn& sign_in);

/// Counts and audits a wrong one. Not with the failures of the sign-in page, or a device that was
/// stopped would keep its owner from signing in.
void count_wrong_app_password(UnitOfWork& work,
                              const IdentityTools& tools,
                              const AppSignIn& sign_in);

}  // namespace quorate::core
