#include "server/app/route_groups.hpp"
#include "server/pages/pack/pack_link_pages.hpp"
#include "server/pages/pack/pack_pages.hpp"
#include "server/pages/pack/report_link_pages.hpp"
#include "server/pages/pack/report_pages.hpp"
#include "server/pages/pack/report_upload.hpp"

namespace quorate::server {

using core::Action;

// What agencies write for a meeting, and the pack that is made of it, before it is held.
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

        {Method::get, "/i/{token}/report/code", Action::link_redeem, get_report_code, open},
        {Method::post, "/i/{token}/report/code", Action::link_redeem, post_report_code, open},

        {Method::get, "/i/{token}/pack", Action::link_redeem, get_pack_link, open},
        {Method::post, "/i/{token}/pack", Action::link_redeem, post_pack_link, open},
        {Method::get, "/i/{token}/pack/pdf", Action::link_redeem, get_pack_link, open},
        {Method::post, "/i/{token}/pack/pdf", Action::link_redeem, post_pack_pdf, open},
        {Method::post, "/i/{token}/pack/code", Action::link_redeem, post_pack_code, open},

        {Method::get, "/meetings/{m}/pack", Action::doc_view, get_pack},
        {Method::post, "/meetings/{m}/pack", Action::minutes_distribute, post_pack},
        {Method::post, "/meetings/{m}/pack/release", Action::minutes_distribute, post_pack_release},
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
