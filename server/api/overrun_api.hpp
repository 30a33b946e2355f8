#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/cases/{f}/overruns, /api/v1/cases/{f}/due-dates/{d}/overruns and /api/v1/overruns/{o}:
// permission to pass a limit.

Response get_api_overruns(App& app, const Request& request, const core::Actor& actor);
Response post_api_overrun(App& app, const Request& request, const core::Actor& actor);
Response get_api_overrun(App& app, const Request& request, const core::Actor& actor);
Response post_api_decide_overrun(App& app, const Request& request, const core::Actor& actor);
Response post_api_withdraw_overrun(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
