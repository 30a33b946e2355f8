#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// GET and POST /emergency-access: opening a family by its reference although one does not work
/// with it, and what the actor asked for. Tells nobody whether there is such a family before they
/// said why.
Response get_emergency_access(App& app, const Request& request, const core::Actor& actor);
Response post_emergency_access(App& app, const Request& request, const core::Actor& actor);

/// POST /emergency-access/{e}/open: what a second person approved.
Response post_open_emergency(App& app, const Request& request, const core::Actor& actor);

/// POST /emergency-access/{e}/end
Response post_end_emergency(App& app, const Request& request, const core::Actor& actor);

/// POST /emergency-access/{e}/approve: the second person's yes.
Response post_approve_emergency(App& app, const Request& request, const core::Actor& actor);

/// GET /emergency-access/reviews: what managers and auditors have to look at.
Response get_emergency_reviews(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /emergency-access/{e}/review: one of them, and what somebody else found.
Response get_emergency_review(App& app, const Request& request, const core::Actor& actor);
Response post_emergency_review(App& app, const Request& request, const core::Actor& actor);

/// That some wait for the actor, with a link to them; nothing when none does.
View emergency_reviews_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
