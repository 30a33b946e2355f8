#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Where mail to each kind of agency may go. A change waits for a second person.

/// The list, the form to add to it, and the contacts whose addresses are outside it.
Response get_domains(App& app, const Request& request, const core::Actor& actor);
Response post_domain(App& app, const Request& request, const core::Actor& actor);
Response post_end_of_domain(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
