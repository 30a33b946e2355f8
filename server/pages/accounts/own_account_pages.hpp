#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// A person's own account: sessions, password, API tokens.

Response get_me(App& app, const Request& request, const core::Actor& actor);
Response post_end_session(App& app, const Request& request, const core::Actor& actor);
Response post_end_other_sessions(App& app, const Request& request, const core::Actor& actor);
Response get_own_password(App& app, const Request& request, const core::Actor& actor);
Response post_own_password(App& app, const Request& request, const core::Actor& actor);
Response get_new_token(App& app, const Request& request, const core::Actor& actor);
Response post_new_token(App& app, const Request& request, const core::Actor& actor);
Response post_stop_token(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
