#pragma once

#include "core/access/actor.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The page that one recipient will see behind their link, as they will see it.
Response get_papers_copy(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/papers/copy/{s}/pdf: the same as the PDF that they will have.
Response get_papers_copy_pdf(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
