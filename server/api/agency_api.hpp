#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/agencies

Response get_api_agencies(App& app, const Request& request, const core::Actor& actor);
Response post_api_agency(App& app, const Request& request, const core::Actor& actor);
Response get_api_agency(App& app, const Request& request, const core::Actor& actor);
Response patch_api_agency(App& app, const Request& request, const core::Actor& actor);
Response delete_api_agency(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
