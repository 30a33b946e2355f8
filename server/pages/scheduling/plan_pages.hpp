#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// Where all meetings without a date are planned at once.
inline constexpr const char* plan_path = "/needs-a-date/plan";

/// GET /needs-a-date/plan: how far the actor's plan is, or what it proposes.
Response get_plan(App& app, const Request& request, const core::Actor& actor);

/// POST /needs-a-date/plan/start
Response post_start_plan(App& app, const Request& request, const core::Actor& actor);

/// POST /needs-a-date/plan/stop: with what was found so far.
Response post_stop_plan(App& app, const Request& request, const core::Actor& actor);

/// POST /needs-a-date/plan/accept: books what is ticked, all or none.
Response post_accept_plan(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
