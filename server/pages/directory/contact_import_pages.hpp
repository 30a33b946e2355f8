#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Importing contacts: choose or paste a CSV, look at what it would do, agree.

Response get_import_contacts(App& app, const Request& request, const core::Actor& actor);

/// A file to start from.
Response get_import_example(App& app, const Request& request, const core::Actor& actor);

/// Shows what the file would do. Changes nothing.
Response post_import_preview(App& app, const Request& request, const core::Actor& actor);

/// Does it, if it would still do what was shown.
Response post_import_contacts(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
