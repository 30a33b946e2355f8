#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /minutes-to-send: records that are due or late, core groups without a word of minutes first,
/// and the corrections that wait for an answer.
Response get_minutes_to_send(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
