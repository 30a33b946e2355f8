#pragma once

#include "server/app/route.hpp"

namespace quorate::server {

// /api/v1/meetings/{m}/reports: what agencies write for a meeting.

Response get_api_agency_reports(App& app, const Request& request, const core::Actor& actor);
Response post_api_agency_report(App& app, const Request& request, const core::Actor& actor);
Response post_api_reports_remind(App& app, const Request& request, const core::Actor& actor);
Response get_api_agency_report(App& app, const Request& request, const core::Actor& actor);
Response post_api_report_shared(App& app, const Request& request, const core::Actor& actor);
Response get_api_report_file(App& app, const Request& request, const core::Actor& actor);
Response get_api_reports_missing(App& app, const Request& request, const core::Actor& actor);

}  // namespace quorate::server
