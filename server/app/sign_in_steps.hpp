#pragma once

#include <string>

#include "core/identity/sign_in.hpp"
#include "server/app/app.hpp"

namespace quorate::server {

/// Signs somebody in by address and password: counts, checks outside any transaction, begins the
/// session. Blocks for the time a password takes.
core::SignInOutcome sign_in(App& app,
                            const std::string& email,
                            const std::string& password,
                            const std::string& network,
                            bool is_api);

/// The same for entering the password again in `session`; the session gets a new token.
core::SignInOutcome step_up(App& app, const core::Session& session, const std::string& password);

}  // namespace quorate::server
