#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// GET /moved-dates: the dates that moved and that this person was told of.
Response get_moved_dates(App& app, const Request& request, const core::Actor& actor);

/// POST /moved-dates/seen: "move" for each that was on the page.
Response post_moved_dates_seen(App& app, const Request& request, const core::Actor& actor);

/// For {{#moved}}{{> alert}}{{/moved}} on the pages where people start: how many dates have moved
/// that this person has not seen. False when there are none.
View moved_dates_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
