#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// GET /families: the families the actor may know of, by name.
Response get_families(App& app, const Request& request, const core::Actor& actor);

/// POST /families/search: those that match. Posted, because a name must not stand in an address.
Response post_families_search(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
