#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// /meetings/{m}/invitees/{s}/recall: "Wrong address". Says what will happen, asks for the right
/// address, and does it.
Response get_recall(App& app, const Request& request, const core::Actor& actor);
Response post_recall(App& app, const Request& request, const core::Actor& actor);

/// That invitations which the actor sees to did not arrive, with a link to the first meeting of
/// them; nothing when all did.
View undelivered_notice(App& app, const core::Actor& actor);

/// For whoever may tell them: that people do not know that a meeting is off, as no mail reached
/// them.
View untold_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
