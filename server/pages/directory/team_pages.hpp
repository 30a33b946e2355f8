#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Teams in the directory. Changing them asks for the password first, so that no form is lost.

Response get_teams(App& app, const Request& request, const core::Actor& actor);
Response get_new_team(App& app, const Request& request, const core::Actor& actor);
Response post_team(App& app, const Request& request, const core::Actor& actor);
Response get_team(App& app, const Request& request, const core::Actor& actor);
Response get_edit_team(App& app, const Request& request, const core::Actor& actor);
Response post_edit_team(App& app, const Request& request, const core::Actor& actor);
Response get_deactivate_team(App& app, const Request& request, const core::Actor& actor);
Response post_deactivate_team(App& app, const Request& request, const core::Actor& actor);
Response post_reactivate_team(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
