#include "server/api/moved_dates_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/dates/moved_dates_page.hpp"

namespace quorate::server {

std::vector<Route> moved_dates_routes()
{
    constexpr core::Action view = core::Action::case_view_summary;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/moved-dates", view, get_moved_dates},
        {post, "/moved-dates/seen", view, post_moved_dates_seen},
        {get,
         "/api/v1/moved-dates",
         view,
         get_api_moved_dates,
         Entry::signed_in,
         {.summary = "The due dates that moved and that you were told of, the latest move first",
          .tag = "cases",
          .response = "[MovedDate]",
          .query = "seen Flag: true for those that you have seen too\n"
                   "limit Limit: how many at most\n"
                   "after Cursor: where to go on, from the Link header"}},
        {post,
         "/api/v1/moved-dates/{m}/seen",
         view,
         post_api_moved_dates_seen,
         Entry::signed_in,
         {.summary = "Say that you have seen what moved with this", .tag = "cases", .status = 204}},
        {get,
         "/api/v1/cases/{f}/replaced-dates",
         view,
         get_api_replaced_dates,
         Entry::signed_in,
         {.summary = "Answers of a case that were replaced: by what, why and who was told",
          .tag = "cases",
          .response = "[ReplacedDate]"}},
    };
}

}  // namespace quorate::server
