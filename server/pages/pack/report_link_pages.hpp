#pragma once

#include <string>

#include "server/app/page_language.hpp"
#include "server/app/route.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// GET /i/{token}/report: an agency's report for a meeting, behind the link of its seat
Response get_report_link(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/report: opens what was written, keeps it, or sends it
Response post_report_link(App& app, const Request& request, const core::Actor& actor);

/// GET /i/{token}/report/code: asks for a code to the agency's mailbox, before what was written is
/// opened on this device
Response get_report_code(App& app, const Request& request, const core::Actor& actor);

/// POST /i/{token}/report/code: sends one, or opens what was written with the right one
Response post_report_code(App& app, const Request& request, const core::Actor& actor);

/// For the page of the reply: "report" with its address and day, or nothing to be shown when no
/// report is asked for.
View report_asked_view(App& app, const std::string& token, const PageLanguage& in);

}  // namespace quorate::server
