#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/invitees/{s}/address: mail of the seat is held. Give another address, or say how
/// you know that this one is right.
Response get_seat_address(App& app, const Request& request, const core::Actor& actor);
Response post_seat_address(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
