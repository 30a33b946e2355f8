#include "server/api/account_api.hpp"
#include "server/api/audit_api.hpp"
#include "server/api/own_session_api.hpp"
#include "server/api/staff_import_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

std::vector<Route> user_rows()
{
    return {
        {Method::post,
         "/api/v1/users",
         Action::user_create,
         post_api_user,
         Entry::signed_in,
         {.summary = "Make an account; its password is in this answer alone",
          .tag = "accounts",
          .request = "UserAdd",
          .response = "NewUser",
          .status = 201,
          .keeps_answer = false}},
        {Method::post,
         "/api/v1/users/import",
         Action::user_create,
         post_api_staff_import,
         Entry::signed_in,
         {.summary = "Add, change and close accounts from a CSV; the passwords of new ones are in "
                     "this answer alone",
          .tag = "accounts",
          .request = "StaffImport",
          .response = "StaffImportAnswer",
          .goes_stale = true,
          .keeps_answer = false}},
        {Method::post,
         "/api/v1/users/{u}/open",
         Action::user_create,
         post_api_open_user,
         Entry::signed_in,
         {.summary = "Let an account sign in again that was suspended because nobody used it",
          .tag = "accounts",
          .status = 204}},
        {Method::get,
         "/api/v1/users/{u}",
         Action::user_disable_leaver,
         get_api_user,
         Entry::signed_in,
         {.summary = "An account", .tag = "accounts", .response = "User"}},
        {Method::patch,
         "/api/v1/users/{u}",
         Action::user_create,
         patch_api_user,
         Entry::signed_in,
         {.summary = "Change an account; another role needs a second person",
          .tag = "accounts",
          .request = "UserChange",
          .response = "User"}},
        {Method::del,
         "/api/v1/users/{u}",
         Action::user_disable_leaver,
         delete_api_user,
         Entry::signed_in,
         {.summary = "Close the account of someone who has left",
          .tag = "accounts",
          .response = "User"}},
    };
}

std::vector<Route> own_rows()
{
    return {
        {Method::post,
         "/api/v1/session/confirm",
         Action::auth_session_list_end_own,
         post_api_session_confirm,
         Entry::signed_in,
         {.summary = "The password again, for what needs it: another token for the session",
          .tag = "session",
          .request = "Confirm",
          .response = "SessionToken",
          .keeps_answer = false,
          .throttled = true}},
        {Method::post,
         "/api/v1/session/password",
         Action::auth_password_change_own,
         post_api_own_password,
         Entry::signed_in,
         {.summary = "Another password for your account; all your other sessions end",
          .tag = "session",
          .request = "PasswordChange",
          .status = 204,
          .keeps_answer = false}},
        {Method::get,
         "/api/v1/sessions",
         Action::auth_session_list_end_own,
         get_api_sessions,
         Entry::signed_in,
         {.summary = "Your sessions that are not ended",
          .tag = "session",
          .response = "[OwnSession]"}},
        {Method::post,
         "/api/v1/sessions/end-others",
         Action::auth_session_list_end_own,
         post_api_end_other_sessions,
         Entry::signed_in,
         {.summary = "End all your sessions but the one that asks",
          .tag = "session",
          .status = 204}},
        {Method::get,
         "/api/v1/sessions/{s}",
         Action::auth_session_list_end_own,
         get_api_own_session,
         Entry::signed_in,
         {.summary = "One of your sessions", .tag = "session", .response = "OwnSession"}},
        {Method::del,
         "/api/v1/sessions/{s}",
         Action::auth_session_list_end_own,
         delete_api_own_session,
         Entry::signed_in,
         {.summary = "End one of your sessions", .tag = "session", .status = 204}},
        {Method::get,
         "/api/v1/tokens",
         Action::auth_session_list_end_own,
         get_api_tokens,
         Entry::signed_in,
         {.summary = "Your API tokens that still work", .tag = "session", .response = "[Token]"}},
        {Method::post,
         "/api/v1/tokens",
         Action::auth_password_change_own,
         post_api_token,
         Entry::signed_in,
         {.summary = "Make an API token; it is in this answer alone",
          .tag = "session",
          .request = "TokenAdd",
          .response = "NewToken",
          .status = 201,
          .keeps_answer = false}},
        {Method::get,
         "/api/v1/tokens/{t}",
         Action::auth_session_list_end_own,
         get_api_token,
         Entry::signed_in,
         {.summary = "One of your API tokens", .tag = "session", .response = "Token"}},
        {Method::del,
         "/api/v1/tokens/{t}",
         Action::auth_session_list_end_own,
         delete_api_token,
         Entry::signed_in,
         {.summary = "Stop an API token", .tag = "session", .status = 204}},
    };
}

std::vector<Route> audit_rows()
{
    return {
        {Method::get,
         "/api/v1/audit",
         Action::audit_view_own,
         get_api_audit,
         Entry::signed_in,
         {.summary = "What was logged of you, or of a case",
          .tag = "audit",
          .response = "[LogEntry]",
          .query = "case Id: the id of a case. Who must say why they need its log is answered "
                   "422, and posts the case and the reason to /api/v1/audit/search, because a "
                   "reason must not stand in an address\n"
                   "limit Limit: how many at most\n"
                   "after Cursor: where to go on, from the Link header"}},
        {Method::post,
         "/api/v1/audit/search",
         Action::audit_view_case_log,
         post_api_audit_search,
         Entry::signed_in,
         {.summary = "The log of a case, with the reason why",
          .tag = "audit",
          .request = "LogSearch",
          .response = "LogPage",
          .keeps_answer = false}},
        {Method::post,
         "/api/v1/audit/entries",
         Action::audit_export,
         post_api_audit_entries,
         Entry::signed_in,
         {.summary = "The log of the whole authority, searched, with the reason why",
          .tag = "audit",
          .request = "LogQuery",
          .response = "LogPage",
          .keeps_answer = false}},
        {Method::get,
         "/api/v1/audit/chain",
         Action::audit_verify_chain,
         get_api_audit_chain,
         Entry::signed_in,
         {.summary = "How long the chain is", .tag = "audit", .response = "ChainLength"}},
        {Method::post,
         "/api/v1/audit/verify",
         Action::audit_verify_chain,
         post_api_audit_verify,
         Entry::signed_in,
         {.summary = "Check every entry of the chain",
          .tag = "audit",
          .response = "ChainCheck",
          .keeps_answer = false}},
    };
}

}  // namespace

std::vector<Route> account_api_routes()
{
    std::vector<Route> all = user_rows();
    for (const auto& group : {own_rows(), audit_rows()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

}  // namespace quorate::server
