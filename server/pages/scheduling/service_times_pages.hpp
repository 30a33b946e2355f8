#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Between when and when meetings are held, and when schools are shut.

Response get_service_times(App& app, const Request& request, const core::Actor& actor);
Response post_service_hours(App& app, const Request& request, const core::Actor& actor);
Response post_school_holiday(App& app, const Request& request, const core::Actor& actor);

/// {day} is the first of the holiday.
Response get_remove_school_holiday(App& app, const Request& request, const core::Actor& actor);
Response post_remove_school_holiday(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
