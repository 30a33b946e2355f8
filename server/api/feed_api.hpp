#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

Response get_api_feeds(App& app, const Request& request, const core::Actor& actor);
Response post_api_feed(App& app, const Request& request, const core::Actor& actor);
Response get_api_feed(App& app, const Request& request, const core::Actor& actor);
Response post_api_feed_rotate(App& app, const Request& request, const core::Actor& actor);
Response post_api_feed_renew(App& app, const Request& request, const core::Actor& actor);
Response post_api_feed_revoke(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
