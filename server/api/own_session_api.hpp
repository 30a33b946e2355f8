#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// A person's own sessions and password, under /api/v1/sessions and /api/v1/session/password.

Response get_api_sessions(App& app, const Request& request, const core::Actor& actor);
Response get_api_own_session(App& app, const Request& request, const core::Actor& actor);
Response delete_api_own_session(App& app, const Request& request, const core::Actor& actor);
Response post_api_end_other_sessions(App& app, const Request& request, const core::Actor& actor);
Response post_api_own_password(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
