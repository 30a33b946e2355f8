#pragma once

#include <string>
#include <vector>

#include "core/access/actor.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/identity/passkey_verifier.hpp"
#include "core/identity/sign_in.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// How long a device may take to answer, and how many passkeys one account may have.
inline constexpr std::chrono::minutes passkey_challenge_lasts{5};
inline constexpr int most_passkeys = 10;

/// What a passkey is asked for.
enum class PasskeyUse { enrol, sign_in, step_up };

/// A challenge for whoever holds `token`: the name of their session, or what their browser keeps
/// before there is one. Takes the place of one that they have for the same use.
std::string begin_passkey(IdentityStores& stores,
                          const IdentityTools& tools,
                          PasskeyUse use,
                          const std::string& token);

/// What a browser must be told to make a passkey. For somebody who was asked for the password
/// lately (auth.mfa.enrol_own).
struct PasskeyRequest {
    std::string challenge = {};
    User user = {};
    std::vector<std::string> credentials = {};  // that they have already
};
Result<PasskeyRequest> begin_enrolment(IdentityStores& stores,
                                       const IdentityTools& tools,
                                       const Actor& actor);

/// Keeps the passkey that was made for the challenge, under a name (field "name"). With the first
/// factor of an account come recovery codes, and its other sessions end; otherwise there are none.
Result<ProvenFactor> add_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const Actor& actor,
                                 const std::string& name,
                                 const MadePasskey& made);

/// One's own, and whether the last factor may be removed: not while the authority demands one.
struct OwnPasskeys {
    std::vector<Passkey> passkeys = {};
    bool last_is_needed = false;
};
Result<OwnPasskeys> view_passkeys(IdentityStores& stores,
                                  const IdentityTools& tools,
                                  const Actor& actor);

/// `wrong_state` when it is the last factor and the authority demands one of this role; `not_found`
/// when it is not theirs.
Result<Done> remove_passkey(IdentityStores& stores,
                            const IdentityTools& tools,
                            const Actor& actor,
                            const PasskeyId& id);

struct PasskeySignIn {
    std::string token;  // what the browser kept with the challenge
    SignedByPasskey given;
    std::string network = {};
    std::string challenge = {};     // of the outcome before, when it is their second step
    std::string session_hash = {};  // of the session that asks, when that is a step-up's
};

/// The session of whoever holds the passkey, without a name or a password: one transaction, that
/// must commit even when they are not let in. Counted and refused like a password; so where a work
/// account is the only way in, it is no more than the second step after that.
SignInOutcome sign_in_by_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const SignInLimits& limits,
                                 const SessionTimes& times,
                                 const PasskeySignIn& command);

/// The same as entering the password again in `session`.
SignInOutcome step_up_by_passkey(IdentityStores& stores,
                                 const IdentityTools& tools,
                                 const PasskeyVerifier& verifier,
                                 const SignInLimits& limits,
                                 const Session& session,
                                 const SignedByPasskey& given);

}  // namespace quorate::core
