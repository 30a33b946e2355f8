#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// /admin/records: in how many working days letters and records are sent and for how long
/// corrections can be asked for; for an administrator to change.
Response get_record_policy(App& app, const Request& request, const core::Actor& actor);
Response post_record_policy(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
