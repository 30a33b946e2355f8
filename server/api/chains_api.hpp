#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Meetings that are booked together: /api/v1/chains
Response post_api_chains_search(App& app, const Request& request, const core::Actor& actor);
Response post_api_chain(App& app, const Request& request, const core::Actor& actor);

// /api/v1/chains/{id}
Response get_api_chain(App& app, const Request& request, const core::Actor& actor);
Response post_api_chain_move(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/move-preview: of any meeting, in a chain or not
Response post_api_move_preview(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
