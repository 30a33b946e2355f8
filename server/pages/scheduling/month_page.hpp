#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// The calendar as a month: how many meetings each day has, and the last days of what has no date.
Response get_month(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
