#pragma once

#include <string>

#include "core/pack/report_board.hpp"
#include "server/app/route.hpp"

namespace quorate::server {

/// GET /meetings/{m}/reports: who sent a report and who is still asked; ?show=missing
Response get_reports(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/reports/record?seat=: the form for a report that came otherwise
Response get_report_record(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/reports/record
Response post_report_record(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/reports/remind: one seat, or all whose report is missing
Response post_reports_remind(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/reports/{r}: one version of a report
Response get_report(App& app, const Request& request, const core::Actor& actor);

/// POST /meetings/{m}/reports/{r}/shared: when the family was told
Response post_report_shared(App& app, const Request& request, const core::Actor& actor);

/// GET /meetings/{m}/reports/{r}/files/{f}: a file, to be kept and never shown by the browser
Response get_report_file(App& app, const Request& request, const core::Actor& actor);

/// GET /reports-missing: all meetings ahead that wait for reports
Response get_reports_missing(App& app, const Request& request, const core::Actor& actor);

/// The file as an attachment that runs nowhere: also of the API. What cannot be opened is
/// `not_found`.
core::Result<Response> report_file_response(App& app, const core::TakenFile& file);

std::string reports_url(const core::MeetingId& meeting, std::string_view part = {});

}  // namespace quorate::server
