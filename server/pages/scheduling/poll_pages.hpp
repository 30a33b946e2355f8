#pragma once

#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// GET /polls: what the actor has asked, and first what waits for them.
Response get_polls(App& app, const Request& request, const core::Actor& actor);

/// GET /polls/{p}: who answered what, the best time first.
Response get_poll(App& app, const Request& request, const core::Actor& actor);

/// POST /polls/{p}/settle: books the meeting at `choice`.
Response post_settle_poll(App& app, const Request& request, const core::Actor& actor);

/// POST /polls/{p}/again: gives people longer and writes again.
Response post_ask_again(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /polls/{p}/stop: asks first, then gives every time back.
Response get_stop_poll(App& app, const Request& request, const core::Actor& actor);
/// POST /polls/{p}/notes/{n}/dealt-with
Response post_poll_note_dealt_with(App& app, const Request& request, const core::Actor& actor);

Response post_stop_poll(App& app, const Request& request, const core::Actor& actor);

/// An alert with how many polls wait for the actor, or nothing.
View polls_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
