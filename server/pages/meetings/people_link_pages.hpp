#pragma once

#include <string>

#include "server/app/page_language.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /i/{token}/people: that the bearer of a seat's link can see who will be there, and a
/// professional about whom the meeting is. Shows nothing of it.
Response get_people_link(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/people: shows it on a device on which a code was typed.
Response post_people_link(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/people/code: sends a code, or takes one and shows it.
Response post_people_code(App& app, const Request& request, const core::Actor& actor);

/// For the page of the reply: the address of that page, or nothing when there is nothing to tell.
std::string people_link_url(App& app, const std::string& token, const PageLanguage& in);

}  // namespace quorate::server
