#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/emergency-access: opening a family although one does not work with it, and what managers
// and auditors see of that.

Response get_api_emergency_access(App& app, const Request& request, const core::Actor& actor);
Response post_api_emergency_access(App& app, const Request& request, const core::Actor& actor);
Response post_api_open_emergency(App& app, const Request& request, const core::Actor& actor);
Response post_api_end_emergency(App& app, const Request& request, const core::Actor& actor);
Response get_api_emergency_reviews(App& app, const Request& request, const core::Actor& actor);
Response post_api_approve_emergency(App& app, const Request& request, const core::Actor& actor);
Response post_api_emergency_review(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
