#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/meetings/{id}/messages: what was mailed about a meeting, and how far it came.

Response get_api_messages(App& app, const Request& request, const core::Actor& actor);
Response post_api_message_again(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
