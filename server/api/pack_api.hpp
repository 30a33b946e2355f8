#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/meetings/{m}/pack: what professionals read before a meeting.

Response get_api_pack(App& app, const Request& request, const core::Actor& actor);
Response post_api_pack(App& app, const Request& request, const core::Actor& actor);
Response post_api_pack_release(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
