#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// /admin/escalation: who is told of overdue action points and when, in words; for an administrator
/// to change.
Response get_escalation(App& app, const Request& request, const core::Actor& actor);
Response post_escalation(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
