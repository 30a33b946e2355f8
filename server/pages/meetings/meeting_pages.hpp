#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}: what to do next, people and replies, quorum, when and where, what was sent.
/// An agency's user sees what this participant was sent.
Response get_meeting(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/events: says "changed" when a reply or a change came; never what.
Response get_meeting_events(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/sent: every message and where it stands.
Response get_meeting_sent(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/sent/{o}: tries a held, failed or returned message again.
Response post_meeting_sent_again(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
