#pragma once

#include "server/app/api.hpp"

namespace quorate::server {

// The plan of a family: its parts, what a meeting says of each, and whether parents agree.

Response get_api_case_plan(App& app, const Request& request, const core::Actor& actor);
Response get_api_meeting_plan(App& app, const Request& request, const core::Actor& actor);
Response post_api_plan_part(App& app, const Request& request, const core::Actor& actor);
Response put_api_plan_part(App& app, const Request& request, const core::Actor& actor);
Response put_api_plan_progress(App& app, const Request& request, const core::Actor& actor);
Response put_api_plan_agreement(App& app, const Request& request, const core::Actor& actor);

Response get_api_core_group(App& app, const Request& request, const core::Actor& actor);
Response put_api_core_group(App& app, const Request& request, const core::Actor& actor);

// Which agency dissents from a decision, by when it says so in writing, and what the chair did.

Response get_api_dissents(App& app, const Request& request, const core::Actor& actor);
Response post_api_dissent(App& app, const Request& request, const core::Actor& actor);
Response put_api_dissent(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
