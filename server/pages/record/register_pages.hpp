#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Holding a meeting: who is here, quorum, opening and ending it.

Response get_register(App& app, const Request& request, const core::Actor& actor);
Response post_register(App& app, const Request& request, const core::Actor& actor);
/// The register as it was marked while there was no connection, sent by the page itself. Answers
/// how everybody is marked now, or why it cannot be saved as it is.
Response post_register_again(App& app, const Request& request, const core::Actor& actor);
Response post_meeting_open(App& app, const Request& request, const core::Actor& actor);
Response post_meeting_undo_open(App& app, const Request& request, const core::Actor& actor);
Response post_meeting_close(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
