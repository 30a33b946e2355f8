#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What people without an account reach by a link in a mail. GET and HEAD change and record nothing,
// because mail scanners follow links; a button, which posts, does.
//
// Action points name nobody, and are reported on with the link alone. For papers see
// papers_link_pages.hpp.

Response get_action_link(App& app, const Request& request, const core::Actor& actor);
Response post_action_link(App& app, const Request& request, const core::Actor& actor);

/// In the language that was asked for, else in that of whoever the link was mailed to.
PageLanguage mailed_link_language(App& app, const Request& request);

}  // namespace quorate::server
