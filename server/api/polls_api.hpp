#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Asking people which of a few times suits them. A poll of a case that the caller may not book for
// is not found.

/// POST /api/v1/polls
Response post_api_poll(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/polls: the caller's own, those that wait for them first.
Response get_api_polls(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/polls/{poll}
Response get_api_poll(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/polls/{poll}/settle
Response post_api_settle_poll(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/polls/{poll}/seats/{seat}/answers
Response post_api_poll_answers(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/polls/{poll}/notes/{note}/dealt-with
Response post_api_poll_note_dealt_with(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/polls/{poll}/ask-again
Response post_api_ask_again(App& app, const Request& request, const core::Actor& actor);

/// POST /api/v1/polls/{poll}/stop
Response post_api_stop_poll(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
