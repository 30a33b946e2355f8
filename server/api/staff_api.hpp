#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// The authorities that the actor works for: one.
Response get_api_authorities(App& app, const Request& request, const core::Actor& actor);
Response get_api_authority(App& app, const Request& request, const core::Actor& actor);

/// Colleagues: name, team and work e-mail only.
Response get_api_users(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
