#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// A list of staff, from a CSV: what it would do is shown first, and all of it is done or nothing.

Response get_staff_import(App& app, const Request& request, const core::Actor& actor);
Response post_staff_preview(App& app, const Request& request, const core::Actor& actor);
Response post_staff_import(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
