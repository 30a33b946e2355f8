#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// The password again, for what needs it: the session goes on with another token.
Response post_api_session_confirm(App& app, const Request& request, const core::Actor& actor);

// Accounts. A password is in the answer that makes the account, once, and so that answer is not
// kept for an Idempotency-Key: the address keeps an account from being made twice.
Response post_api_user(App& app, const Request& request, const core::Actor& actor);
Response get_api_user(App& app, const Request& request, const core::Actor& actor);
Response patch_api_user(App& app, const Request& request, const core::Actor& actor);
Response delete_api_user(App& app, const Request& request, const core::Actor& actor);

// The actor's own API tokens.
Response get_api_tokens(App& app, const Request& request, const core::Actor& actor);
Response get_api_token(App& app, const Request& request, const core::Actor& actor);
Response post_api_token(App& app, const Request& request, const core::Actor& actor);
Response delete_api_token(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
