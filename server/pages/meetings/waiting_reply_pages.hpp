#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// /replies: what was replied, at any meeting to come, that somebody has to look at.
Response get_waiting_replies(App& app, const Request& request, const core::Actor& actor);

/// POST /replies/unmatched/{m}: somebody dealt with a mail that fits no meeting.
Response post_unmatched_mail(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/invitees/{s}/note-dealt-with
Response post_note_dealt_with(App& app, const Request& request, const core::Actor& actor);

/// That replies wait, with a link to them; nothing when none does.
View waiting_replies_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
