#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/move: another time, place or chair.
Response get_move_meeting(App& app, const Request& request, const core::Actor& actor);
Response post_move_meeting(App& app, const Request& request, const core::Actor& actor);

/// /meetings/{m}/cancel: with the reason.
Response get_cancel_meeting(App& app, const Request& request, const core::Actor& actor);
Response post_cancel_meeting(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
