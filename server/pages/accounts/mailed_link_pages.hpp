#pragma once

#include "core/access/actor.hpp"
#include "core/circulation/papers_by_link.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// What people without an account reach by a link in a mail. GET and HEAD change and record nothing,
// because mail scanners follow links; a button, which posts, does.
//
// Papers open on a device on which a code from the recipient's own mailbox was typed, see
// reader_check.hpp. Action points name nobody, and are reported on with the link alone.

Response get_action_link(App& app, const Request& request, const core::Actor& actor);
Response post_action_link(App& app, const Request& request, const core::Actor& actor);
Response get_papers_link(App& app, const Request& request, const core::Actor& actor);
Response post_papers_link(App& app, const Request& request, const core::Actor& actor);

/// POST /d/{token}/code: sends a code, or takes one and opens the papers
Response post_papers_code(App& app, const Request& request, const core::Actor& actor);

/// POST /d/{token}/corrections: says that something in these papers is wrong.
Response post_correction_by_link(App& app, const Request& request, const core::Actor& actor);

/// The page of opened papers as their reader will see it, for whoever looks at it before it leaves:
/// made by what makes it for them, with nobody signed in.
Response papers_page_as_seen(App& app,
                             const Request& request,
                             const core::PapersByLink& papers,
                             core::Language language);

}  // namespace quorate::server
