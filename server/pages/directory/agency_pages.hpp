#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Agencies in the directory: a list to search, a page for each with its contacts, forms.

Response get_agencies(App& app, const Request& request, const core::Actor& actor);
Response get_new_agency(App& app, const Request& request, const core::Actor& actor);
Response post_agency(App& app, const Request& request, const core::Actor& actor);
Response get_agency(App& app, const Request& request, const core::Actor& actor);
Response get_edit_agency(App& app, const Request& request, const core::Actor& actor);
Response post_edit_agency(App& app, const Request& request, const core::Actor& actor);
Response get_deactivate_agency(App& app, const Request& request, const core::Actor& actor);
Response post_deactivate_agency(App& app, const Request& request, const core::Actor& actor);
Response post_reactivate_agency(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
