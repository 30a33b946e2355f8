#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Copies of papers that one person prepared and a colleague looks at before they leave.

Response get_waiting_copies(App& app, const Request& request, const core::Actor& actor);
Response get_waiting_copy(App& app, const Request& request, const core::Actor& actor);

/// The page that the recipient will see, as they will see it.
Response get_waiting_copy_page(App& app, const Request& request, const core::Actor& actor);

/// The same as a PDF, as they can have it.
Response get_waiting_copy_pdf(App& app, const Request& request, const core::Actor& actor);

Response post_release_copy(App& app, const Request& request, const core::Actor& actor);
Response post_refuse_copy(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
