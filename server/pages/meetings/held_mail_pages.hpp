#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// The mail that the file transport keeps instead of sending it. Only in the demonstration.

Response get_held_mails(App& app, const Request& request, const core::Actor& actor);
Response get_held_mail(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
