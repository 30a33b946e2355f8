#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Alerts of the audit log, for the auditor: what was counted, and what came of it.

Response get_alerts(App& app, const Request& request, const core::Actor& actor);
Response post_seen_alert(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
