#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/new/needs?family=&type=: what a meeting needs, to be changed.
Response get_meeting_needs(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/new/needs: keeps it, or one change to it that was offered, and looks for times
/// again.
Response post_meeting_needs(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
