#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Of which roles the authority wants an authenticator app.
Response get_api_second_factor_roles(App& app, const Request& request, const core::Actor& actor);
Response put_api_second_factor_roles(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
