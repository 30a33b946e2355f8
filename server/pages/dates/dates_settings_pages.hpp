#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What an authority counts by besides bank holidays: its closures and its local standards. One
// administrator puts a change forward, another confirms it.

/// GET /admin/dates
Response get_dates_settings(App& app, const Request& request, const core::Actor& actor);

Response post_closure(App& app, const Request& request, const core::Actor& actor);
Response get_remove_closure(App& app, const Request& request, const core::Actor& actor);
Response post_remove_closure(App& app, const Request& request, const core::Actor& actor);

Response get_local_rule(App& app, const Request& request, const core::Actor& actor);
Response post_local_rule(App& app, const Request& request, const core::Actor& actor);

Response post_confirm_dates_change(App& app, const Request& request, const core::Actor& actor);
Response post_turn_down_dates_change(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
