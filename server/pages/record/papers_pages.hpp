#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Sending papers: who gets what, and the ledger of what was sent. For a look at the very page that
// somebody gets see papers_copy_pages.hpp.

Response get_papers(App& app, const Request& request, const core::Actor& actor);
Response post_papers(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/papers/{c}/revoke. Where a corrected copy waits that is dropped with it, that
/// is asked first; ?confirmed=yes is the answer.
Response post_papers_revoke(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/papers/correction: sends what was put right to all who have the papers.
Response post_papers_correction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
