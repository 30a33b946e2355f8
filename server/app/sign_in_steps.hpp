#pragma once

#include <string>

#include "core/identity/passkeys.hpp"
#include "core/identity/sign_in.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// Signs somebody in by address and password: counts, checks outside any transaction, begins the
/// session, or a challenge for whoever has a second factor and gave no code. Blocks for the time a
/// password takes.
core::SignInOutcome sign_in(App& app,
                            const std::string& email,
                            const std::string& password,
                            const std::string& network,
                            bool is_api,
                            const std::string& code = {});

/// Lets in whoever holds the token of a challenge, by the code from their app or a recovery code.
core::SignInOutcome enter_code(App& app, const core::EnterSignInCode& command);

/// What a browser must be told to ask for a passkey: the challenge, for what is kept in `token`.
std::string passkey_challenge(App& app, core::PasskeyUse use, const std::string& token);

/// Lets in whoever holds a passkey of an account, and the same for what needs the password again.
core::SignInOutcome sign_in_by_passkey(App& app, const core::PasskeySignIn& command);
core::SignInOutcome step_up_by_passkey(App& app,
                                       const core::Session& session,
                                       const core::SignedByPasskey& given);

/// The same as signing in for entering the password again in `session`, with a code from whoever
/// has a second factor; the session gets a new token.
core::SignInOutcome step_up(App& app,
                            const core::Session& session,
                            const std::string& password,
                            const std::string& code = {});

}  // namespace quorate::server
