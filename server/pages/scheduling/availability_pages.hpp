#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// When somebody on the staff, a contact or a room has time, and the times that are typed. {kind} is
// user, contact or room.

Response get_my_times(App& app, const Request& request, const core::Actor& actor);
Response get_times(App& app, const Request& request, const core::Actor& actor);

Response post_busy_time(App& app, const Request& request, const core::Actor& actor);
Response get_remove_busy_time(App& app, const Request& request, const core::Actor& actor);
Response post_remove_busy_time(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
