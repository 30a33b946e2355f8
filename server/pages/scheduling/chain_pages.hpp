#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/new/chain?family=&type=: an initial conference, the first core group and the first
/// review with times for each, worked out from the day of the conference.
Response get_chain(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/new/chain: works the others out for another conference, or books all three.
Response post_chain(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
