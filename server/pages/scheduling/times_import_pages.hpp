#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Taking times from a CSV file, whole or not at all.

Response get_import_times(App& app, const Request& request, const core::Actor& actor);
Response post_import_times(App& app, const Request& request, const core::Actor& actor);

/// A file to start from.
Response get_times_example(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
