#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Who gets what of a meeting's record, and the copies that a colleague releases, under /api/v1.

Response get_api_disclosure(App& app, const Request& request, const core::Actor& actor);
Response post_api_item_about(App& app, const Request& request, const core::Actor& actor);
Response post_api_own_children(App& app, const Request& request, const core::Actor& actor);
Response put_api_seat_share(App& app, const Request& request, const core::Actor& actor);

Response get_api_copies(App& app, const Request& request, const core::Actor& actor);
Response get_api_copy(App& app, const Request& request, const core::Actor& actor);
Response post_api_copy_release(App& app, const Request& request, const core::Actor& actor);
Response post_api_copy_refuse(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
