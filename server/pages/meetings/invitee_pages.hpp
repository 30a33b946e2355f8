#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /meetings/{m}/invitees: who is invited, what they said, and who else could be.
Response get_invitees(App& app, const Request& request, const core::Actor& actor);
Response post_invitee(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/invitees/{s}/told: by telephone, by letter or in person.
Response post_invitee_told(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/invitees/{s}/remove
/// Says what taking an invitation back means, before it is done.
Response get_remove_invitee(App& app, const Request& request, const core::Actor& actor);
Response post_remove_invitee(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/invitees/{s}/language: the one of their messages from now on.
Response post_seat_language(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/invitees/{s}/reply: what somebody said by telephone.
Response post_reply_for_other(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
