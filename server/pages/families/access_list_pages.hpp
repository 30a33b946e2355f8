#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

// Who is let into a family one by one. These pages show its reference, and nothing of what it is
// about: a service manager looks after lists of families that they do not work with.

/// GET /access-lists: the restricted and sealed families, and by when each has to be looked at.
Response get_access_lists(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /families/{f}/access-list: who is on it; adding somebody.
Response get_access_list(App& app, const Request& request, const core::Actor& actor);
Response post_access_list(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /families/{f}/access-list/{u}/remove
Response get_remove_access(App& app, const Request& request, const core::Actor& actor);
Response post_remove_access(App& app, const Request& request, const core::Actor& actor);

/// GET and POST /families/{f}/access-list/keep: that the family still needs its protection.
Response get_keep_restriction(App& app, const Request& request, const core::Actor& actor);
Response post_keep_restriction(App& app, const Request& request, const core::Actor& actor);

/// That some families have to be looked at, with a link to them; nothing when none has.
View restrictions_notice(App& app, const core::Actor& actor);

}  // namespace quorate::server
