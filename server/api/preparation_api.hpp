#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/meetings/{m}/preparation: what is settled for each of a family before a meeting. What
// changes it answers with all of it.

Response get_api_preparation(App& app, const Request& request, const core::Actor& actor);
Response post_api_settle_point(App& app, const Request& request, const core::Actor& actor);
Response post_api_approve_point(App& app, const Request& request, const core::Actor& actor);
Response post_api_record_views(App& app, const Request& request, const core::Actor& actor);
Response post_api_mark_views(App& app, const Request& request, const core::Actor& actor);
Response get_api_views_picture(App& app, const Request& request, const core::Actor& actor);
Response post_api_ask_for_exclusion(App& app, const Request& request, const core::Actor& actor);
Response post_api_decide_exclusion(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
