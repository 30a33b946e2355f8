#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// The register, minutes, decisions and circulations of a meeting under /api/v1.

Response get_api_register(App& app, const Request& request, const core::Actor& actor);
Response post_api_register(App& app, const Request& request, const core::Actor& actor);
Response post_api_meeting_open(App& app, const Request& request, const core::Actor& actor);
Response post_api_meeting_undo_open(App& app, const Request& request, const core::Actor& actor);
Response post_api_meeting_close(App& app, const Request& request, const core::Actor& actor);

Response get_api_minutes(App& app, const Request& request, const core::Actor& actor);
Response post_api_minutes(App& app, const Request& request, const core::Actor& actor);
/// POST /api/v1/meetings/{m}/minutes/closed-part: the section in which professionals speak alone
Response post_api_closed_part(App& app, const Request& request, const core::Actor& actor);
Response get_api_section(App& app, const Request& request, const core::Actor& actor);
Response patch_api_section(App& app, const Request& request, const core::Actor& actor);
Response post_api_approve(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/meetings/{m}/minutes/amendments
Response post_api_amendment(App& app, const Request& request, const core::Actor& actor);

Response get_api_decisions(App& app, const Request& request, const core::Actor& actor);
Response get_api_decision(App& app, const Request& request, const core::Actor& actor);
Response put_api_decision(App& app, const Request& request, const core::Actor& actor);

Response get_api_circulations(App& app, const Request& request, const core::Actor& actor);
Response post_api_circulations(App& app, const Request& request, const core::Actor& actor);
Response post_api_revoke(App& app, const Request& request, const core::Actor& actor);
Response get_api_preview(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
