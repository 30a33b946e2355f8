#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /calendar?view=week|list&from=2026-11-23&who=me|all
Response get_calendar(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
