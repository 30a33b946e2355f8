#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/second_factor.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// How many recovery codes are made at a time, and from how few on people are told to make more.
inline constexpr int recovery_codes_made = 10;
inline constexpr int few_recovery_codes = 3;

/// What somebody may know of their own second factor.
struct OwnSecondFactor {
    std::optional<Instant> proven_at = {};  // absent when there is none
    int recovery_codes_left = 0;
    bool is_pending = false;   // begun and not proven
    bool is_demanded = false;  // by the authority, of this role, and no passkey will do instead
    bool has_passkey = false;
    bool is_taken_off = false;  // by an administrator, and nothing else is set up yet
};
Result<OwnSecondFactor> view_second_factor(IdentityStores& stores,
                                           const IdentityTools& tools,
                                           const Actor& actor);

/// Makes a secret for an app, which counts once a code has proven it. One that counts already goes
/// on until then. For somebody whose password was entered lately (auth.mfa.enrol_own).
Result<Done> begin_second_factor(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const CodeTools& codes,
                                 const Actor& actor);

/// The secret that waits for its first code, in base32; `wrong_state` when there is none.
Result<std::string> pending_secret(IdentityStores& stores,
                                   const IdentityTools& tools,
                                   const CodeTools& codes,
                                   const Actor& actor);

/// What follows the first right code. Both are shown once, or given to the browser, and kept only
/// as digests.
struct ProvenFactor {
    std::vector<std::string> recovery_codes;  // "abcd-efgh-…"
    std::string session_token;                // the session goes on under it; empty without one
    std::string csrf_token;                   // of its forms from now on
};

/// What comes with the first factor of an account, whatever it is: recovery codes, and the session
/// that asks goes on under another token, as the only one. Nothing that was taken off counts.
ProvenFactor first_factor(IdentityStores& stores, const IdentityTools& tools, const Actor& actor);

/// Whether the authority wants a second factor of this role.
bool is_factor_demanded(IdentityStores& stores, const AuthorityId& authority, Role role);

/// Lets the new app count from now on, by a code from it (field "code"). Recovery codes are made
/// anew, and every other session of the person ends: it was begun without the app.
Result<ProvenFactor> prove_second_factor(IdentityStores& stores,
                                         const IdentityTools& tools,
                                         const CodeTools& codes,
                                         const Actor& actor,
                                         const std::string& typed);

/// New recovery codes in place of the old ones; `wrong_state` without a second factor.
Result<std::vector<std::string>> renew_recovery_codes(IdentityStores& stores,
                                                      const IdentityTools& tools,
                                                      const Actor& actor);

/// Goes on without the app: with passkeys, or the password alone. `wrong_state` when the authority
/// demands a second factor and there is no passkey.
Result<Done> remove_own_second_factor(IdentityStores& stores,
                                      const IdentityTools& tools,
                                      const Actor& actor);

/// Takes off what somebody else has lost: app, passkeys and recovery codes stop, sessions end, and
/// at the next sign-in they set it up anew before anything else. They are told by e-mail. An
/// administrator's act (auth.session.end_others), or the service's own by command; never for
/// oneself. `wrong_state` when there is none.
Result<Done> take_off_second_factor(UnitOfWork& work,
                                    const IdentityTools& tools,
                                    const Actor& actor,
                                    const UserId& user);

/// Of which roles the authority wants a second factor (user.create), and saying so. Who has none is
/// led to set it up at the next sign-in.
Result<std::vector<Role>> view_demanded_roles(IdentityStores& stores,
                                              const IdentityTools& tools,
                                              const Actor& actor);
Result<Done> save_demanded_roles(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const Actor& actor,
                                 const std::vector<Role>& roles);

/// Text in groups of four, as people read it off one screen and type it on another.
std::string in_groups_of_four(const std::string& text, char between);

}  // namespace quorate::core
