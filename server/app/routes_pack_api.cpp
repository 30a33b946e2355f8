#include "server/api/agency_report_api.hpp"
#include "server/api/pack_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

// One file in base64, with what stands around it.
constexpr std::size_t one_file_bytes = 15 * 1024 * 1024;

Route row(Method method,
          std::string_view pattern,
          Action action,
          Handler handler,
          RouteDoc doc,
          std::size_t body_bytes = 0)
{
    doc.tag = "reports";
    return {method, pattern, action, handler, Entry::signed_in, doc, body_bytes};
}

}  // namespace

std::vector<Route> pack_api_routes()
{
    return {
        row(Method::get,
            "/api/v1/meetings/{m}/pack",
            Action::doc_view,
            get_api_pack,
            {.summary =
                 "The pack of a meeting: what it holds and misses, when it goes, who opened it",
             .response = "MeetingPack"}),
        row(Method::post,
            "/api/v1/meetings/{m}/pack",
            Action::minutes_distribute,
            post_api_pack,
            {.summary = "Put the pack of a meeting together, or change what was chosen",
             .request = "PackChoice",
             .response = "MeetingPack"}),
        row(Method::post,
            "/api/v1/meetings/{m}/pack/release",
            Action::minutes_distribute,
            post_api_pack_release,
            {.summary = "Release the pack of a meeting at once, or what came late for it",
             .response = "MeetingPack"}),
        row(Method::get,
            "/api/v1/meetings/{m}/reports",
            Action::doc_view,
            get_api_agency_reports,
            {.summary = "Which agencies sent a report for a meeting, and which are still asked",
             .response = "AgencyReports"}),
        row(Method::post,
            "/api/v1/meetings/{m}/reports",
            Action::doc_upload,
            post_api_agency_report,
            {.summary = "Record a report that came otherwise than by the agency's link",
             .request = "AgencyReportRecord",
             .response = "AgencyReportVersion",
             .status = 201},
            one_file_bytes),
        row(Method::post,
            "/api/v1/meetings/{m}/reports/remind",
            Action::invite_send,
            post_api_reports_remind,
            {.summary = "Remind one seat of its report, or all whose report is missing",
             .request = "ReportRemind",
             .response = "ReportsReminded"}),
        row(Method::get,
            "/api/v1/meetings/{m}/reports/{r}",
            Action::doc_view,
            get_api_agency_report,
            {.summary = "One version of a report, word for word. Each reading is audited",
             .response = "AgencyReport"}),
        row(Method::post,
            "/api/v1/meetings/{m}/reports/{r}/shared",
            Action::doc_upload,
            post_api_report_shared,
            {.summary = "Record when the family was told what a report says",
             .request = "ReportShared",
             .status = 204}),
        row(Method::get,
            "/api/v1/meetings/{m}/reports/{r}/files/{f}",
            Action::doc_view,
            get_api_report_file,
            {.summary = "A file of a report, as an attachment. Each reading is audited",
             .gives_file = true}),
        row(Method::get,
            "/api/v1/reports-missing",
            Action::doc_view,
            get_api_reports_missing,
            {.summary = "Meetings ahead that wait for reports, the first meeting on top",
             .response = "[MissingReports]",
             .query = "limit Limit: how many at most\n"
                      "after Cursor: where to go on, from the Link header"}),
    };
}

}  // namespace quorate::server
