#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /api/v1/reminder-policy: how the authority reminds of meetings.
Response get_api_reminder_policy(App& app, const Request& request, const core::Actor& actor);

/// PUT /api/v1/reminder-policy: another one, for an administrator.
Response put_api_reminder_policy(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
