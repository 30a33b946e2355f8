#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Contacts in the directory: a list to search, a page for each, forms.

Response get_contacts(App& app, const Request& request, const core::Actor& actor);

/// `?agency={g}` chooses the agency beforehand.
Response get_new_contact(App& app, const Request& request, const core::Actor& actor);
Response post_contact(App& app, const Request& request, const core::Actor& actor);
Response get_contact(App& app, const Request& request, const core::Actor& actor);
Response get_edit_contact(App& app, const Request& request, const core::Actor& actor);
Response post_edit_contact(App& app, const Request& request, const core::Actor& actor);

/// That the address was checked by telephone: what waits for it goes.
Response post_check_contact_address(App& app, const Request& request, const core::Actor& actor);
Response get_deactivate_contact(App& app, const Request& request, const core::Actor& actor);
Response post_deactivate_contact(App& app, const Request& request, const core::Actor& actor);
Response post_reactivate_contact(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
