#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/plans and /api/v1/plans/{plan}: everybody has their own, in memory alone.
Response post_api_plan(App& app, const Request& request, const core::Actor& actor);
Response get_api_plan(App& app, const Request& request, const core::Actor& actor);
Response delete_api_plan(App& app, const Request& request, const core::Actor& actor);

// /api/v1/plans/{plan}/accept
Response post_api_accept_plan(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
