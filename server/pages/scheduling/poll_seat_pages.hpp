#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// GET and POST /polls/{p}/seats/{s}: what somebody who was asked which time suits said on the
// telephone, written down by whoever books.

Response get_poll_seat(App& app, const Request& request, const core::Actor& actor);
Response post_poll_seat(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
