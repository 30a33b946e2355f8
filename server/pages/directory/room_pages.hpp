#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Rooms in the directory: a list to search, a page for each, forms.

Response get_rooms(App& app, const Request& request, const core::Actor& actor);
Response get_new_room(App& app, const Request& request, const core::Actor& actor);
Response post_room(App& app, const Request& request, const core::Actor& actor);
Response get_room(App& app, const Request& request, const core::Actor& actor);
Response get_edit_room(App& app, const Request& request, const core::Actor& actor);
Response post_edit_room(App& app, const Request& request, const core::Actor& actor);
Response get_deactivate_room(App& app, const Request& request, const core::Actor& actor);
Response post_deactivate_room(App& app, const Request& request, const core::Actor& actor);
Response post_reactivate_room(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
