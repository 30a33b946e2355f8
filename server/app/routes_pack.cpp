#include "server/app/route_groups.hpp"
#include "server/pages/pack/report_link_pages.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"

namespace quorate::server {

using core::Action;

// What agencies write for a meeting, before it is held.
std::vector<Route> pack_routes()
{
    constexpr auto open = Entry::public_page;
    constexpr auto in = Entry::signed_in;
    return {
        {Method::get, "/i/{token}/report", Action::link_redeem, get_report_link, open},
        {Method::post,
         "/i/{token}/report",
         Action::link_redeem,
         post_report_link,
         open,
         {},
         report_body_bytes},

        {Method::get, "/meetings/{m}/reports", Action::doc_view, get_reports},
        {Method::get, "/meetings/{m}/reports/record", Action::doc_upload, get_report_record},
        {Method::post,
         "/meetings/{m}/reports/record",
         Action::doc_upload,
         post_report_record,
         in,
         {},
         report_body_bytes},
        {Method::post, "/meetings/{m}/reports/remind", Action::invite_send, post_reports_remind},
        {Method::get, "/meetings/{m}/reports/{r}", Action::doc_view, get_report},
        {Method::post, "/meetings/{m}/reports/{r}/shared", Action::doc_upload, post_report_shared},
        {Method::get, "/meetings/{m}/reports/{r}/files/{f}", Action::doc_view, get_report_file},
        {Method::get, "/reports-missing", Action::doc_view, get_reports_missing},
    };
}

}  // namespace quorate::server
