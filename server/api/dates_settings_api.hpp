#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What an authority counts by, under /api/v1: its closures, the rules of its choice, and the
// changes of both, which wait for a second administrator.

Response get_api_closures(App& app, const Request& request, const core::Actor& actor);
Response post_api_closure(App& app, const Request& request, const core::Actor& actor);
Response get_api_closure(App& app, const Request& request, const core::Actor& actor);
Response delete_api_closure(App& app, const Request& request, const core::Actor& actor);

Response get_api_local_rules(App& app, const Request& request, const core::Actor& actor);
Response post_api_local_rule(App& app, const Request& request, const core::Actor& actor);

Response get_api_dates_changes(App& app, const Request& request, const core::Actor& actor);
Response get_api_dates_change(App& app, const Request& request, const core::Actor& actor);
Response post_api_confirm_dates_change(App& app, const Request& request, const core::Actor& actor);
Response post_api_turn_down_dates_change(App& app,
                                         const Request& request,
                                         const core::Actor& actor);

}  // namespace quorate::server
