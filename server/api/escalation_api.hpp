#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /api/v1/escalation-policy: who is told of overdue action points, and when.
Response get_api_escalation_policy(App& app, const Request& request, const core::Actor& actor);

/// PUT /api/v1/escalation-policy: another one, for an administrator.
Response put_api_escalation_policy(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/actions/{id}/escalations: who was told that it is overdue.
Response get_api_escalations(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
