#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// Where times come from besides what is typed: the addresses of calendars, and whether a contact's
// are known at all.

/// The address of a calendar, which is fetched from then on.
Response post_busy_feed(App& app, const Request& request, const core::Actor& actor);

/// Leads back to the times once the password was asked for, where that is needed.
Response get_busy_feeds(App& app, const Request& request, const core::Actor& actor);
Response get_remove_busy_feed(App& app, const Request& request, const core::Actor& actor);
Response post_remove_busy_feed(App& app, const Request& request, const core::Actor& actor);

/// Whether a contact's time is known.
Response post_times_kept(App& app, const Request& request, const core::Actor& actor);
Response get_stop_sharing(App& app, const Request& request, const core::Actor& actor);
Response post_stop_sharing(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
