#include "server/api/app_password_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/accounts/app_password_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> app_password_routes()
{
    constexpr Action own = Action::auth_session_list_end_own;
    constexpr Action secrets = Action::auth_password_change_own;
    constexpr auto in = Entry::signed_in;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/me/calendar-programs", own, get_calendar_programs},
        {get, "/me/calendar-programs/new", secrets, get_new_app_password},
        {post, "/me/calendar-programs/new", secrets, post_new_app_password},
        {get, "/me/calendar-programs/{p}/stop", own, get_stop_app_password},
        {post, "/me/calendar-programs/{p}/stop", own, post_stop_app_password},

        {get,
         "/api/v1/app-passwords",
         own,
         get_api_app_passwords,
         in,
         {.summary = "Your app passwords that still work",
          .tag = "session",
          .response = "[AppPassword]"}},
        {post,
         "/api/v1/app-passwords",
         secrets,
         post_api_app_password,
         in,
         {.summary = "Make an app password for one device's calendar program (CalDAV, /dav/); it "
                     "is in this answer alone",
          .tag = "session",
          .request = "AppPasswordAdd",
          .response = "NewAppPassword",
          .status = 201,
          .keeps_answer = false}},
        {get,
         "/api/v1/app-passwords/{p}",
         own,
         get_api_app_password,
         in,
         {.summary = "One of your app passwords", .tag = "session", .response = "AppPassword"}},
        {Method::del,
         "/api/v1/app-passwords/{p}",
         own,
         delete_api_app_password,
         in,
         {.summary = "Stop an app password", .tag = "session", .status = 204}},
    };
}

}  // namespace quorate::server
