#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/slots/search
Response post_api_slots_search(App& app, const Request& request, const core::Actor& actor);

// /api/v1/holds and /api/v1/holds/{id}
Response post_api_hold(App& app, const Request& request, const core::Actor& actor);
Response get_api_hold(App& app, const Request& request, const core::Actor& actor);
Response delete_api_hold(App& app, const Request& request, const core::Actor& actor);

// /api/v1/cases/{case}/meeting-needs/{type}
Response get_api_meeting_needs(App& app, const Request& request, const core::Actor& actor);
Response put_api_meeting_needs(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
