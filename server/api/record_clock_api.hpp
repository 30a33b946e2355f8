#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// How soon letters and records leave, what is still to be sent, what was found in minutes before
// they are agreed, and the corrections that people ask for, under /api/v1.

Response get_api_record_policy(App& app, const Request& request, const core::Actor& actor);
Response put_api_record_policy(App& app, const Request& request, const core::Actor& actor);
Response get_api_minutes_to_send(App& app, const Request& request, const core::Actor& actor);
Response get_api_record_clocks(App& app, const Request& request, const core::Actor& actor);
Response get_api_findings(App& app, const Request& request, const core::Actor& actor);
Response get_api_corrections(App& app, const Request& request, const core::Actor& actor);
Response post_api_decline_correction(App& app, const Request& request, const core::Actor& actor);
Response post_api_send_correction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
