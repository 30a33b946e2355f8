#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Who gets what of a meeting's record: whom its parts are about, whose children are whose, and what
// the chair gives to one seat.

Response get_disclosure_about(App& app, const Request& request, const core::Actor& actor);

/// One item, by its id.
Response post_disclosure_about(App& app, const Request& request, const core::Actor& actor);

/// One member of the family, by their id.
Response post_own_children(App& app, const Request& request, const core::Actor& actor);

Response get_share(App& app, const Request& request, const core::Actor& actor);
Response post_share(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
