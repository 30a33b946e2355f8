#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Which agency dissents from the decision about a child, and what became of it.

Response get_dissents(App& app, const Request& request, const core::Actor& actor);
Response post_dissents(App& app, const Request& request, const core::Actor& actor);
Response get_dissent(App& app, const Request& request, const core::Actor& actor);
Response post_dissent(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
