#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}/move/times: the best times to which a meeting could be moved. Each leads to
/// the form that moves it, filled in.
Response get_move_times(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
