#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /reports/timeliness?from=2026-04&until=2026-09&team=&by=children: what was done in time.
Response get_timeliness(App& app, const Request& request, const core::Actor& actor);

/// GET /reports/timeliness.csv, of the same months and team.
Response get_timeliness_csv(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
