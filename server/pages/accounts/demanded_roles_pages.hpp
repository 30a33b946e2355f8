#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

/// The roles of which the authority wants an authenticator app or a passkey.
Response get_demanded_roles(App& app, const Request& request, const core::Actor& actor);
Response post_demanded_roles(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
