#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/contacts

Response get_api_contacts(App& app, const Request& request, const core::Actor& actor);
Response post_api_contact(App& app, const Request& request, const core::Actor& actor);
Response get_api_contact(App& app, const Request& request, const core::Actor& actor);
Response patch_api_contact(App& app, const Request& request, const core::Actor& actor);

/// That somebody has checked the contact's address, with how they know: what waited goes.
Response post_api_address_check(App& app, const Request& request, const core::Actor& actor);
/// Mails the contact a link behind which they say whether the address is theirs.
Response post_api_address_link(App& app, const Request& request, const core::Actor& actor);
Response delete_api_contact(App& app, const Request& request, const core::Actor& actor);

/// Adds and changes contacts from a CSV, whole or not at all; with `dry_run` only says what it
/// would do.
Response post_api_contact_import(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
