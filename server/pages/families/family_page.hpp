#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /families/{f}: the family, who is in it, what happened and what is due.
Response get_family(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
