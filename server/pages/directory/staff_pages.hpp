#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// /directory: its first tab.
Response get_directory(App& app, const Request& request, const core::Actor& actor);

// Colleagues: name, team and work e-mail only. Accounts are the administrator's pages.

Response get_chairs(App& app, const Request& request, const core::Actor& actor);
Response get_staff(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
