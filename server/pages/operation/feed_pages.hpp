#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /feeds/{token}.ics, and HEAD: what AppSite::quick() has not in memory.
Response get_feed(App& app, const Request& request, const core::Actor& actor);

Response get_feeds(App& app, const Request& request, const core::Actor& actor);
Response get_new_feed(App& app, const Request& request, const core::Actor& actor);
Response post_feed(App& app, const Request& request, const core::Actor& actor);
Response get_rotate_feed(App& app, const Request& request, const core::Actor& actor);
Response post_rotate_feed(App& app, const Request& request, const core::Actor& actor);
Response post_renew_feed(App& app, const Request& request, const core::Actor& actor);

/// That it was the owner who fetched it from a new place.
Response post_known_feed(App& app, const Request& request, const core::Actor& actor);
Response get_stop_feed(App& app, const Request& request, const core::Actor& actor);
Response post_stop_feed(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
