#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Asking a contact by mail whether the address is theirs. The page behind the link confirms nothing
// by being opened, because programs that check mail follow links; its buttons do.

/// Mails the link, from the contact's page.
Response post_address_link(App& app, const Request& request, const core::Actor& actor);

Response get_address_link(App& app, const Request& request, const core::Actor& actor);

/// `answer` is `theirs` or `not_theirs`.
Response post_address_link_answer(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
