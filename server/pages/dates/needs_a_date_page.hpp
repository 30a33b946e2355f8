#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /needs-a-date: meetings that are due and have no date, the most urgent first.
Response get_needs_a_date(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
