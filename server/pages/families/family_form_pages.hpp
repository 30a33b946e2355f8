#pragma once

#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Forms about a family and the people in it.

/// A family with its children and family members at once. "Add another" gives the form back with
/// room for one more; it works without script.
Response get_new_family(App& app, const Request& request, const core::Actor& actor);
Response post_new_family(App& app, const Request& request, const core::Actor& actor);

Response get_edit_family(App& app, const Request& request, const core::Actor& actor);
Response post_edit_family(App& app, const Request& request, const core::Actor& actor);

Response get_new_child(App& app, const Request& request, const core::Actor& actor);
Response post_new_child(App& app, const Request& request, const core::Actor& actor);
Response get_child(App& app, const Request& request, const core::Actor& actor);
Response post_child(App& app, const Request& request, const core::Actor& actor);

Response get_new_member(App& app, const Request& request, const core::Actor& actor);
Response post_new_member(App& app, const Request& request, const core::Actor& actor);
Response get_member(App& app, const Request& request, const core::Actor& actor);
Response post_member(App& app, const Request& request, const core::Actor& actor);

/// The one page that shows an address. Every look is in the audit.
Response get_address(App& app, const Request& request, const core::Actor& actor);
Response post_address(App& app, const Request& request, const core::Actor& actor);

Response get_new_exclusion(App& app, const Request& request, const core::Actor& actor);
Response post_new_exclusion(App& app, const Request& request, const core::Actor& actor);

/// Says what lifting a flag means, and asks why.
Response get_lift_exclusion(App& app, const Request& request, const core::Actor& actor);
Response post_lift_exclusion(App& app, const Request& request, const core::Actor& actor);

/// /families/{f}/must-not-meet: two who come to different parts of a meeting.
Response get_new_pair(App& app, const Request& request, const core::Actor& actor);
Response post_new_pair(App& app, const Request& request, const core::Actor& actor);
Response get_end_pair(App& app, const Request& request, const core::Actor& actor);
Response post_end_pair(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
