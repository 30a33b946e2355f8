#pragma once

#include "server/app/api.hpp"

namespace quorate::server {

Response get_api_app_passwords(App& app, const Request& request, const core::Actor& actor);
Response post_api_app_password(App& app, const Request& request, const core::Actor& actor);
Response get_api_app_password(App& app, const Request& request, const core::Actor& actor);
Response delete_api_app_password(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
