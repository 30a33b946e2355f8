#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// The log of the whole authority, for the auditor: searched, and taken as a file.

Response get_log_search(App& app, const Request& request, const core::Actor& actor);

/// Posted, because a reason and a reference do not belong in an address.
Response post_log_search(App& app, const Request& request, const core::Actor& actor);

/// What a search finds as CSV, sent as it is read: a log of any length takes the memory of one
/// stretch of it.
Response post_log_export(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
