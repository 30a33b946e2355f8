#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/invitees/{s}/hand: a deputy gets the seat. Says what will happen, asks who it is,
/// filled in as the reply or the directory names them, and does it.
Response get_hand_seat(App& app, const Request& request, const core::Actor& actor);
Response post_hand_seat(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
