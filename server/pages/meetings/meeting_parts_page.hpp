#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/parts: which part of a meeting the family, and those who come for it, come for.
Response get_meeting_parts(App& app, const Request& request, const core::Actor& actor);
Response post_meeting_parts(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
