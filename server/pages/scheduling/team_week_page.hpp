#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// A week of the people of ?team=: their meetings, what is held, and when they are not to be had.
Response get_team_week(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
