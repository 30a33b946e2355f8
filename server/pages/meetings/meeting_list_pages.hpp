#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings: the meetings the actor may know of, from today on, with filters.
Response get_meetings(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
