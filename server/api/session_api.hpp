#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// POST /api/v1/session {email, password}: {token, expires_at}.
Response post_api_session(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/session: who the token speaks for.
Response get_api_session(App& app, const Request& request, const core::Actor& actor);

/// DELETE /api/v1/session: ends the session of the token. Standing API tokens are revoked instead.
Response delete_api_session(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
