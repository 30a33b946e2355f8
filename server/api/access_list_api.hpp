#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/access-lists and /api/v1/cases/{f}/access-list: who is let into a family one by one.

Response get_api_access_lists(App& app, const Request& request, const core::Actor& actor);
Response get_api_access_list(App& app, const Request& request, const core::Actor& actor);
Response post_api_access_list(App& app, const Request& request, const core::Actor& actor);
Response post_api_remove_access(App& app, const Request& request, const core::Actor& actor);
Response post_api_keep_restriction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
