#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// /families/{f}/dates/{d}/more-time: asks that a limit may be passed.
Response get_ask_for_overrun(App& app, const Request& request, const core::Actor& actor);
Response post_ask_for_overrun(App& app, const Request& request, const core::Actor& actor);

/// /families/{f}/more-time/{o}: a request, and the form that answers it for whoever may.
Response get_overrun(App& app, const Request& request, const core::Actor& actor);
Response post_overrun(App& app, const Request& request, const core::Actor& actor);

/// /families/{f}/more-time/{o}/withdraw: asks whoever asked whether they mean it.
Response get_withdraw_overrun(App& app, const Request& request, const core::Actor& actor);
Response post_withdraw_overrun(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
