#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// /meetings/{m}/interim-plan: which lines of the interim plan of an adjourned meeting the family
// may read, for its chair.

Response get_interim_plan_lines(App& app, const Request& request, const core::Actor& actor);
Response post_interim_plan_lines(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
