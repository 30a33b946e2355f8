#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /api/v1/reports/census?year=2026: the validation report.
Response get_api_census(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
