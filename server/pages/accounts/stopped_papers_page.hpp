#pragma once

#include "core/access/actor.hpp"
#include "core/support/result.hpp"
#include "server/app/app.hpp"
#include "server/app/page_language.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

namespace quorate::server {

/// The page of a link to papers that opens nothing, in the words of its refusal. Of a link that
/// stopped only because everything in the papers is held back, it says so, and whom to ask.
Response stopped_papers_page(App& app,
                             const Request& request,
                             const core::Actor& actor,
                             const core::Error& error,
                             const PageLanguage& in);

}  // namespace quorate::server
