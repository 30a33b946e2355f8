#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Who answers for each policy of the authority, who set it and since when it holds.
Response get_api_policies(App& app, const Request& request, const core::Actor& actor);
Response get_api_policy(App& app, const Request& request, const core::Actor& actor);

/// Names who answers for one; of report fees also who pays.
Response put_api_policy(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
