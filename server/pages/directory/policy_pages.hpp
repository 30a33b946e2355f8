#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /admin/policies: who answers for each policy, who set it and since when it holds.
Response get_policies(App& app, const Request& request, const core::Actor& actor);

/// POST /admin/policies/{policy}: names who answers for it.
Response post_policy_owner(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
