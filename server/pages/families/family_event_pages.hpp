#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What happened in a family: recorded, corrected, taken back.

Response get_new_event(App& app, const Request& request, const core::Actor& actor);
Response post_new_event(App& app, const Request& request, const core::Actor& actor);
Response get_event(App& app, const Request& request, const core::Actor& actor);
Response post_event(App& app, const Request& request, const core::Actor& actor);
Response post_withdraw_event(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
