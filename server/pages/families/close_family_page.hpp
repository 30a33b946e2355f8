#pragma once

#include <vector>

#include "core/circulation/left_open.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/components.hpp"

namespace quorate::server {

/// A line for each meeting of which something stays open, as that page and a closed family's show
/// them.
View left_rows(const std::vector<core::LeftOpen>& left);

/// GET /families/{f}/close: what closing the case leaves behind, or opening it brings back, before
/// it is done. With a meeting ahead there is no button, but a link to each.
Response get_close_family(App& app, const Request& request, const core::Actor& actor);

/// POST /families/{f}/close: closes the case, or opens it again.
Response post_close_family(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
