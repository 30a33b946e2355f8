#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /i/{token}: the invitation, for people without an account. Says when and where as the
/// mail does: no name, no kind of meeting. Changes nothing, because mail scanners open links.
Response get_invitation(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}: records the answer, or says why it comes too late.
Response post_invitation(App& app, const Request& request, const core::Actor& actor);

/// GET /i/{token}/done: what was recorded, and how to change it.
Response get_invitation_done(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
