#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// What somebody who leaves still has, given to others on one page.

Response get_hand_over(App& app, const Request& request, const core::Actor& actor);
Response post_hand_over(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
