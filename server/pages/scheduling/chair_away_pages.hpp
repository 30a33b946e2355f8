#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /calendar/chair-away: the form that asks who is away, filled in by ?chair=&from=&until=; or
/// how far the replacements are, or what is proposed.
Response get_chair_away(App& app, const Request& request, const core::Actor& actor);

/// POST /calendar/chair-away/start
Response post_start_chair_away(App& app, const Request& request, const core::Actor& actor);

/// POST /calendar/chair-away/stop: with what was found so far.
Response post_stop_chair_away(App& app, const Request& request, const core::Actor& actor);

/// POST /calendar/chair-away/accept: changes the meetings that are ticked, all or none.
Response post_accept_chair_away(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
