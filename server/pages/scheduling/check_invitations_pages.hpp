#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/holds/{h}?family=&type=&slot=: the invitations to a meeting at a time that is
/// held, before they are sent. Says so when it is not held any more.
Response get_check_invitations(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/holds/{h}: books the meeting and sends them.
Response post_check_invitations(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/holds/{h}/release: lets the time go.
Response post_release_hold(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
