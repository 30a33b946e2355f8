#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /t/{token}: which of these times suits you, for people without an account. Changes nothing,
/// because mail scanners open links.
Response get_poll_link(App& app, const Request& request, const core::Actor& actor);

/// POST /t/{token}: records the answers, or says why they come too late.
Response post_poll_link(App& app, const Request& request, const core::Actor& actor);

/// GET /t/{token}/done: what was recorded, and how to change it.
Response get_poll_link_done(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
