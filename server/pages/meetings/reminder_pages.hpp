#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// /admin/reminders: who is reminded of meetings and when, in words and with example days; for an
/// administrator to change.
Response get_reminders(App& app, const Request& request, const core::Actor& actor);
Response post_reminders(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
