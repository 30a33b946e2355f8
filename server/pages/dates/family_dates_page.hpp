#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /families/{f}/dates: every date that runs, each with how it was worked out. With
/// `?working=all` all the working is open, for printing; with `?lang=cy` the dates and their
/// working are in Welsh.
/// GET /last-days/{d}: where an entry of somebody's calendar leads, so that it names no family.
Response get_last_day(App& app, const Request& request, const core::Actor& actor);

Response get_family_dates(App& app, const Request& request, const core::Actor& actor);

/// /families/{f}/dates/{d}: says that something was done, or is not needed.
Response get_settle_date(App& app, const Request& request, const core::Actor& actor);
Response post_settle_date(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
