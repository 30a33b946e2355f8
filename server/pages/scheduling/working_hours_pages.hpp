#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// The working hours of somebody: adding some, and with ?pattern= changing or removing those that
// stand at that place.

Response get_working_hours(App& app, const Request& request, const core::Actor& actor);
Response post_working_hours(App& app, const Request& request, const core::Actor& actor);
Response get_remove_working_hours(App& app, const Request& request, const core::Actor& actor);
Response post_remove_working_hours(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
