#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /api/v1/openapi.json: OpenAPI 3.1, made from the table that routes the requests.
Response get_openapi(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
