#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/teams

Response get_api_teams(App& app, const Request& request, const core::Actor& actor);
Response post_api_team(App& app, const Request& request, const core::Actor& actor);
Response get_api_team(App& app, const Request& request, const core::Actor& actor);
Response patch_api_team(App& app, const Request& request, const core::Actor& actor);
Response delete_api_team(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
