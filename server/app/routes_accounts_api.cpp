#include "server/api/account_api.hpp"
#include "server/api/audit_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view user_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"role":{"type":"string",)"
    R"("enum":["CC","SW","TM","SM","BS","AU","AD","AM"]},"job_title":{"type":"string"},)"
    R"("teams":{"type":"array","items":{"type":"string"}},"chairs_meetings":{"type":"boolean"},)"
    R"("agency":{"type":["string","null"]},"active":{"type":"boolean"},)"
    R"("version":{"type":"integer"},"password":{"type":"string"}}})";

constexpr std::string_view user_add_schema =
    R"({"type":"object","required":["name","email","role"],"properties":{)"
    R"("name":{"type":"string","maxLength":120},"email":{"type":"string","format":"email"},)"
    R"("role":{"type":"string","enum":["CC","SW","TM","SM","BS","AU","AD","AM"]},)"
    R"("job_title":{"type":"string","maxLength":120},"teams":{"type":"array",)"
    R"("items":{"type":"string"}},"chairs_meetings":{"type":"boolean"},)"
    R"("agency":{"type":"string"}}})";

constexpr std::string_view user_patch_schema =
    R"({"type":"object","properties":{"name":{"type":"string","maxLength":120},)"
    R"("role":{"type":"string"},"job_title":{"type":"string","maxLength":120},)"
    R"("teams":{"type":"array","items":{"type":"string"}},)"
    R"("chairs_meetings":{"type":"boolean"}}})";

constexpr std::string_view token_schema =
    R"({"type":"object","properties":{"id":{"type":"string"},"name":{"type":"string"},)"
    R"("token":{"type":"string"},"created_at":{"type":"string","format":"date-time"},)"
    R"("expires_at":{"type":"string","format":"date-time"},)"
    R"("last_used_at":{"type":["string","null"],"format":"date-time"},)"
    R"("version":{"type":"integer"}}})";

constexpr std::string_view token_list_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}}}})";

constexpr std::string_view log_schema =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object",)"
    R"("properties":{"number":{"type":"integer"},"at":{"type":"string","format":"date-time"},)"
    R"("actor":{"type":"string"},"role":{"type":"string"},"action":{"type":"string"},)"
    R"("object":{"type":"string"},"case":{"type":["string","null"]},)"
    R"("result":{"type":"string"},"detail":{"type":"string"},"network":{"type":"string"},)"
    R"("hash":{"type":"string"}}}},"has_more":{"type":"boolean"}}})";

constexpr std::string_view chain_schema =
    R"({"type":"object","properties":{"entries":{"type":"integer"},"whole":{"type":"boolean"},)"
    R"("first_broken":{"type":["integer","null"]}}})";

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
          .request = user_add_schema,
          .response = user_schema}},
        {Method::get,
         "/api/v1/users/{u}",
         Action::user_disable_leaver,
         get_api_user,
         Entry::signed_in,
         {.summary = "An account", .tag = "accounts", .response = user_schema}},
        {Method::patch,
         "/api/v1/users/{u}",
         Action::user_create,
         patch_api_user,
         Entry::signed_in,
         {.summary = "Change an account; another role needs a second person",
          .tag = "accounts",
          .request = user_patch_schema,
          .response = user_schema}},
        {Method::del,
         "/api/v1/users/{u}",
         Action::user_disable_leaver,
         delete_api_user,
         Entry::signed_in,
         {.summary = "Close the account of someone who has left",
          .tag = "accounts",
          .response = user_schema}},
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
          .request =
              R"({"type":"object","required":["password"],"properties":{"password":{"type":"string"}}})",
          .response =
              R"({"type":"object","properties":{"token":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}})"}},
        {Method::get,
         "/api/v1/tokens",
         Action::auth_session_list_end_own,
         get_api_tokens,
         Entry::signed_in,
         {.summary = "Your API tokens that still work",
          .tag = "session",
          .response = token_list_schema}},
        {Method::post,
         "/api/v1/tokens",
         Action::auth_password_change_own,
         post_api_token,
         Entry::signed_in,
         {.summary = "Make an API token; it is in this answer alone",
          .tag = "session",
          .request =
              R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":80},"days":{"type":"integer","minimum":1,"maximum":366}}})",
          .response = token_schema}},
        {Method::del,
         "/api/v1/tokens/{t}",
         Action::auth_session_list_end_own,
         delete_api_token,
         Entry::signed_in,
         {.summary = "Stop an API token", .tag = "session"}},
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
          .response = log_schema,
          .query = "case: the id of a case\n"
                   "limit: how many at most, 1 to 200 (default 50)\n"
                   "after: where to go on, from the Link header"}},
        {Method::post,
         "/api/v1/audit/search",
         Action::audit_view_case_log,
         post_api_audit_search,
         Entry::signed_in,
         {.summary = "The log of a case, with the reason why",
          .tag = "audit",
          .request =
              R"({"type":"object","properties":{"case":{"type":"string"},"reference":{"type":"string"},"reason":{"type":"string"},"before":{"type":"integer"},"limit":{"type":"integer"}}})",
          .response = log_schema}},
        {Method::get,
         "/api/v1/audit/chain",
         Action::audit_verify_chain,
         get_api_audit_chain,
         Entry::signed_in,
         {.summary = "How long the chain is", .tag = "audit", .response = chain_schema}},
        {Method::post,
         "/api/v1/audit/verify",
         Action::audit_verify_chain,
         post_api_audit_verify,
         Entry::signed_in,
         {.summary = "Check every entry of the chain", .tag = "audit", .response = chain_schema}},
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
