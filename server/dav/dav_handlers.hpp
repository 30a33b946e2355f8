#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// Everything under /dav/, whatever the method. `nobody` is not looked at: whom the program speaks
/// for is found out from its app password alone.
Response answer_dav(App& app, const Request& request, const core::Actor& nobody);

/// /.well-known/caldav (RFC 6764): where that is, before anybody signs in.
Response get_well_known_caldav(App& app, const Request& request, const core::Actor& nobody);

}  // namespace quorate::server
