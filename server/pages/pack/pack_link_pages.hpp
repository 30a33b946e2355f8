#pragma once

#include <string>

#include "server/app/page_language.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /i/{token}/pack: that there are papers for a professional, behind the link of their seat;
/// with the mark of a form that opened them on this device just now, the papers
Response get_pack_link(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/pack: opens them and leads to them, or gives one file of them
Response post_pack_link(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/pack/pdf: opens it, and gives what its page shows as a PDF; files are listed in
/// it by their numbers, and opened apart. GET of the same shows the page: programs follow links.
Response post_pack_pdf(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/pack/code: sends a code, or takes one and opens them
Response post_pack_code(App& app, const Request& request, const core::Actor& actor);

/// For the page of the reply: the address of the pack, or nothing when there is none.
std::string pack_link_url(App& app, const std::string& token, const PageLanguage& in);

}  // namespace quorate::server
