#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

// Sending papers: who gets what, a look at each copy, and the ledger of what was sent.

Response get_papers(App& app, const Request& request, const core::Actor& actor);
Response post_papers(App& app, const Request& request, const core::Actor& actor);

/// The page that one recipient will see behind their link, as they will see it.
Response get_papers_copy(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/papers/copy/{s}/pdf: the same as the PDF that they will have.
Response get_papers_copy_pdf(App& app, const Request& request, const core::Actor& actor);
Response post_papers_revoke(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/papers/correction: sends what was put right to all who have the papers.
Response post_papers_correction(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
