#include "server/app/route_groups.hpp"
#include "server/pages/pack/report_upload.hpp"
#include "server/pages/preparation/preparation_pages.hpp"

namespace quorate::server {

using core::Action;

// What is settled for each of a family before a meeting.
std::vector<Route> preparation_routes()
{
    constexpr auto get = Method::get;
    constexpr auto post = Method::post;
    constexpr auto in = Entry::signed_in;
    constexpr auto view = Action::case_view_summary;
    constexpr auto record = Action::rsvp_record_for_other;
    constexpr auto exclude = Action::case_flag_excluded_person;
    return {
        {get, "/meetings/{m}/preparation", view, get_preparation},
        {get, "/meetings/{m}/preparation/settle", record, get_settle_point},
        {post, "/meetings/{m}/preparation/settle", record, post_settle_point},
        {post, "/meetings/{m}/preparation/points/{p}/approve", record, post_approve_point},
        {get, "/meetings/{m}/preparation/views", record, get_record_views},
        {post,
         "/meetings/{m}/preparation/views",
         record,
         post_record_views,
         in,
         {},
         report_body_bytes},
        {post, "/meetings/{m}/preparation/views/{v}/mark", record, post_mark_views},
        {post, "/meetings/{m}/preparation/views/{v}/mistake", record, post_views_mistake},
        {get, "/meetings/{m}/preparation/views/{v}/picture", view, get_views_picture},
        {get, "/meetings/{m}/preparation/exclusions", exclude, get_ask_for_exclusion},
        {post, "/meetings/{m}/preparation/exclusions", exclude, post_ask_for_exclusion},
        {get, "/meetings/{m}/preparation/exclusions/{x}", exclude, get_decide_exclusion},
        {post, "/meetings/{m}/preparation/exclusions/{x}", exclude, post_decide_exclusion},
    };
}

}  // namespace quorate::server
