#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/rooms

Response get_api_rooms(App& app, const Request& request, const core::Actor& actor);
Response post_api_room(App& app, const Request& request, const core::Actor& actor);
Response get_api_room(App& app, const Request& request, const core::Actor& actor);
Response patch_api_room(App& app, const Request& request, const core::Actor& actor);
Response delete_api_room(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
