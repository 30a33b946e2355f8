#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/meetings/{id}/invitees/{invitee}/deliveries
Response get_api_deliveries(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees/{invitee}/recall
Response post_api_recall(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees/{invitee}/hand
Response post_api_hand_seat(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees/{invitee}/told
Response post_api_told(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees/{invitee}/right-address
Response post_api_right_address(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
