#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// When people and rooms have time, under /api/v1. Owners are "user:ID", "contact:ID", "room:ID".

// availability_api.cpp: busy times, and how a calendar is known.
Response get_api_busy_times(App& app, const Request& request, const core::Actor& actor);
Response post_api_busy_time(App& app, const Request& request, const core::Actor& actor);
Response post_api_busy_times_import(App& app, const Request& request, const core::Actor& actor);
Response get_api_busy_time(App& app, const Request& request, const core::Actor& actor);
Response delete_api_busy_time(App& app, const Request& request, const core::Actor& actor);
Response get_api_calendar_sharing(App& app, const Request& request, const core::Actor& actor);
Response post_api_calendar_kept(App& app, const Request& request, const core::Actor& actor);
Response post_api_calendar_stop(App& app, const Request& request, const core::Actor& actor);

// working_hours_api.cpp: what is said of whole days.
Response get_api_working_patterns(App& app, const Request& request, const core::Actor& actor);
Response put_api_working_patterns(App& app, const Request& request, const core::Actor& actor);
Response get_api_school_holidays(App& app, const Request& request, const core::Actor& actor);
Response put_api_school_holidays(App& app, const Request& request, const core::Actor& actor);
Response get_api_service_hours(App& app, const Request& request, const core::Actor& actor);
Response put_api_service_hours(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
