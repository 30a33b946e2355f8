#pragma once

#include "server/app/page.hpp"

namespace quorate::server {

// How to read one's own calendars in a program, and the app passwords of one's devices.

Response get_calendar_programs(App& app, const Request& request, const core::Actor& actor);
Response get_new_app_password(App& app, const Request& request, const core::Actor& actor);
Response post_new_app_password(App& app, const Request& request, const core::Actor& actor);
Response get_stop_app_password(App& app, const Request& request, const core::Actor& actor);
Response post_stop_app_password(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
