#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What people of a family, and professionals, are given who ask what is held about them, under
// /api/v1/cases/{f}/subject-access. They are prepared and released on pages, where two people read
// them.

Response get_api_case_bundles(App& app, const Request& request, const core::Actor& actor);

/// POST …/{b}/export: one that is released. Each time is audited.
Response post_api_bundle_export(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
