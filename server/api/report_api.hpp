#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /api/v1/reports/timeliness?from=2026-04-01&until=2026-09-30&team=
Response get_api_timeliness(App& app, const Request& request, const core::Actor& actor);

/// GET /api/v1/reports/quorum?from=2026-04-01&until=2026-09-30
Response get_api_quorum_report(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
