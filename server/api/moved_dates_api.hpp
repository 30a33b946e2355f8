#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/moved-dates and /api/v1/cases/{f}/replaced-dates: dates that moved, and who was told.

Response get_api_moved_dates(App& app, const Request& request, const core::Actor& actor);
Response post_api_moved_dates_seen(App& app, const Request& request, const core::Actor& actor);
Response get_api_replaced_dates(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
