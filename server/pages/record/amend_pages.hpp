#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// GET and POST /meetings/{m}/minutes/amend: putting something right in agreed minutes.

Response get_amend_minutes(App& app, const Request& request, const core::Actor& actor);
Response post_amend_minutes(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
