#include "server/api/session_api.hpp"
#include "server/app/route_groups.hpp"
#include "server/pages/accounts/passkey_sign_in_pages.hpp"
#include "server/pages/accounts/sign_in_code_pages.hpp"
#include "server/pages/accounts/sign_in_pages.hpp"
#include "server/pages/accounts/work_account_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> sign_in_routes()
{
    constexpr auto open = Entry::public_page;
    return {
        {Method::get, "/", Action::auth_session_list_end_own, get_home},
        {Method::get, "/sign-in", Action::auth_login, get_sign_in, open},
        {Method::post, "/sign-in", Action::auth_login, post_sign_in, open},
        {Method::post, "/sign-in/demo", Action::auth_login, post_sign_in_demo, open},
        {Method::get, "/sign-in/code", Action::auth_login, get_sign_in_code, open},
        {Method::post, "/sign-in/code", Action::auth_login, post_sign_in_code, open},
        {Method::post, "/sign-in/passkey/options", Action::auth_login, post_passkey_options, open},
        {Method::post, "/sign-in/passkey", Action::auth_login, post_passkey, open},
        {Method::get, "/sign-in/help", Action::auth_login, get_sign_in_help, open},
        {Method::get, "/sign-in/organisation", Action::auth_login, get_sign_in_work, open},
        {Method::get,
         "/sign-in/organisation/back",
         Action::auth_login,
         get_sign_in_work_back,
         open},
        {Method::get,
         "/sign-in/organisation/leave",
         Action::auth_login,
         get_sign_in_work_leave,
         open},
        {Method::get, "/sign-in/confirm", Action::auth_session_list_end_own, get_confirm_password},
        {Method::post,
         "/sign-in/confirm",
         Action::auth_session_list_end_own,
         post_confirm_password},
        {Method::post,
         "/sign-in/confirm/passkey/options",
         Action::auth_session_list_end_own,
         post_confirm_passkey_options},
        {Method::post,
         "/sign-in/confirm/passkey",
         Action::auth_session_list_end_own,
         post_confirm_passkey},
        {Method::post, "/session/extend", Action::auth_session_list_end_own, post_extend_session},
        {Method::post, "/sign-out", Action::auth_login, post_sign_out, open},
        {Method::post,
         "/api/v1/session",
         Action::auth_login,
         post_api_session,
         open,
         {.summary = "Sign in: an e-mail address and a password for a bearer token; from whoever "
                     "has a second "
                     "factor, the code as well (401 with QUO-030 without it)",
          .tag = "session",
          .request = "SignIn",
          .response = "SessionToken",
          .throttled = true}},
        {Method::get,
         "/api/v1/session",
         Action::auth_session_list_end_own,
         get_api_session,
         Entry::signed_in,
         {.summary = "Who the token speaks for", .tag = "session", .response = "Session"}},
        {Method::del,
         "/api/v1/session",
         Action::auth_session_list_end_own,
         delete_api_session,
         Entry::signed_in,
         {.summary = "Sign out: ends the token or cookie of this request; an API token is revoked",
          .tag = "session",
          .status = 204,
          .takes_version = false}},
    };
}

}  // namespace quorate::server
