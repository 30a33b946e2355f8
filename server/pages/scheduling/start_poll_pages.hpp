#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/new/poll?family=&type=: which of the times that were found to ask people about,
/// whom to ask, and until when they can answer.
Response get_start_poll(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/new/poll: keeps the ticked times free and asks. Shows the form again with what
/// was ticked when something is wrong with it.
Response post_start_poll(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
