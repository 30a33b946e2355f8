#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/new?family=&type=: the whole meeting on one page.
Response get_new_meeting(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/new: books it; or, with the button for it, shows who is busy that day and whether
/// those invited could make quorum.
Response post_new_meeting(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
