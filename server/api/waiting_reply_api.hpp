#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /api/v1/waiting-replies
Response get_api_waiting_replies(App& app, const Request& request, const core::Actor& actor);

// /api/v1/meetings/{id}/invitees/{invitee}/note-dealt-with
Response post_api_note_dealt_with(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
