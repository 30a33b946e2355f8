#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Accounts by program: many at once, and those that were suspended.

/// Adds, changes and, if asked, closes accounts from a CSV, whole or not at all; with `dry_run`
/// only says what it would do. The passwords of new accounts are in this answer alone.
Response post_api_staff_import(App& app, const Request& request, const core::Actor& actor);

/// Lets a suspended account sign in again.
Response post_api_open_user(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
