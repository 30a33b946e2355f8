#include "server/api/action_api.hpp"
#include "server/api/record_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view attendance_schema =
    R"({"type":"object","required":["attendance"],"properties":{"attendance":{"type":"object","description":"Invitee ids, each with unknown, present, remote, apologies, report_only or absent","additionalProperties":{"type":"string"}}}})";
constexpr std::string_view close_schema =
    R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"},"proceed_reason":{"type":"string","description":"Why the chair went on without quorum"}}})";
constexpr std::string_view section_schema =
    R"({"type":"object","properties":{"body":{"type":"string"},"visible_to_family":{"type":"boolean"}}})";
constexpr std::string_view version_schema =
    R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer"}}})";
constexpr std::string_view decision_schema =
    R"({"type":"object","required":["outcome","reasons"],"properties":{"outcome":{"type":"string","enum":["cp_plan_made","cp_plan_continued","cp_plan_ended","no_cp_plan_cin","no_cp_plan_early_help","registered","remains_registered","deregistered","section_47_started","section_47_not_started","plan_agreed","plan_continued","plan_ended","no_further_action","adjourned"]},"category":{"type":"string","enum":["","NEG","PHY","SAB","EMO","MUL","FIN"]},"reasons":{"type":"string"},"dissent":{"type":"string"}}})";
constexpr std::string_view circulation_schema =
    R"({"type":"object","required":["version"],"properties":{"version":{"type":"integer","description":"Of the approved minutes"},"invitees":{"type":"array","items":{"type":"string"}},"family_checked":{"type":"boolean"},"with_actions":{"type":"boolean"}}})";
constexpr std::string_view action_schema =
    R"({"type":"object","required":["what","owner","due_on"],"properties":{"what":{"type":"string"},"plain_language":{"type":"string"},"owner":{"type":"object","properties":{"user":{"type":"string"},"contact":{"type":"string"},"family_member":{"type":"string"}}},"due_on":{"type":"string","format":"date"},"visible_to_family":{"type":"boolean"}}})";
constexpr std::string_view action_patch_schema =
    R"({"type":"object","properties":{"what":{"type":"string"},"plain_language":{"type":"string"},"owner":{"type":"object"},"due_on":{"type":"string","format":"date"},"visible_to_family":{"type":"boolean"},"status":{"type":"string","enum":["open","done","no_longer_needed"]},"progress":{"type":"string"}}})";

RouteDoc doc(std::string_view summary, std::string_view tag, std::string_view request = {})
{
    return {.summary = summary, .tag = tag, .request = request};
}

}  // namespace

std::vector<Route> record_api_routes()
{
    constexpr auto in = Entry::signed_in;
    return {
        {Method::get,
         "/api/v1/meetings/{m}/register",
         Action::participant_list,
         get_api_register,
         in,
         doc("Who is at a meeting, and its quorum", "meetings")},
        {Method::post,
         "/api/v1/meetings/{m}/register",
         Action::rsvp_record_for_other,
         post_api_register,
         in,
         doc("Record who is there", "meetings", attendance_schema)},
        {Method::post,
         "/api/v1/meetings/{m}/open",
         Action::rsvp_record_for_other,
         post_api_meeting_open,
         in,
         doc("Open a meeting on its day", "meetings")},
        {Method::post,
         "/api/v1/meetings/{m}/close",
         Action::rsvp_record_for_other,
         post_api_meeting_close,
         in,
         doc("End a meeting: what was decided starts the next clocks", "meetings", close_schema)},
        {Method::get,
         "/api/v1/meetings/{m}/minutes",
         Action::minutes_view,
         get_api_minutes,
         in,
         doc("The minutes of a meeting", "minutes")},
        {Method::post,
         "/api/v1/meetings/{m}/minutes",
         Action::minutes_edit_draft,
         post_api_minutes,
         in,
         doc("Open the minutes with the sections of the agenda", "minutes")},
        {Method::patch,
         "/api/v1/meetings/{m}/minutes/sections/{s}",
         Action::minutes_edit_draft,
         patch_api_section,
         in,
         doc("Write a section", "minutes", section_schema)},
        {Method::post,
         "/api/v1/meetings/{m}/minutes/approve",
         Action::minutes_approve,
         post_api_approve,
         in,
         doc("Agree the minutes: nothing in them changes afterwards", "minutes", version_schema)},
        {Method::get,
         "/api/v1/meetings/{m}/decisions",
         Action::minutes_view,
         get_api_decisions,
         in,
         doc("What was decided about each child", "minutes")},
        {Method::put,
         "/api/v1/meetings/{m}/decisions/{c}",
         Action::minutes_edit_draft,
         put_api_decision,
         in,
         doc("Decide about one child; If-Match \"0\" for the first time",
             "minutes",
             decision_schema)},
        {Method::get,
         "/api/v1/meetings/{m}/circulations",
         Action::minutes_distribute,
         get_api_circulations,
         in,
         doc("Who was sent what, and whether it was opened", "circulations")},
        {Method::post,
         "/api/v1/meetings/{m}/circulations",
         Action::minutes_distribute,
         post_api_circulations,
         in,
         doc("Send papers", "circulations", circulation_schema)},
        {Method::post,
         "/api/v1/meetings/{m}/circulations/{c}/revoke",
         Action::invite_correct_and_recall,
         post_api_revoke,
         in,
         doc("Take papers back: their link stops", "circulations")},
        {Method::get,
         "/api/v1/meetings/{m}/circulations/preview",
         Action::minutes_distribute,
         get_api_preview,
         in,
         {.summary = "What one person would get, word for word",
          .tag = "circulations",
          .query = "invitee: the id of the seat"}},
        {Method::get,
         "/api/v1/meetings/{m}/actions",
         Action::case_view_summary,
         get_api_meeting_actions,
         in,
         doc("The action points of a meeting", "actions")},
        {Method::post,
         "/api/v1/meetings/{m}/actions",
         Action::action_create_edit,
         post_api_meeting_action,
         in,
         doc("Add an action point", "actions", action_schema)},
        {Method::get,
         "/api/v1/cases/{c}/actions",
         Action::case_view_summary,
         get_api_case_actions,
         in,
         doc("The action points of a case, open ones first", "actions")},
        {Method::get,
         "/api/v1/actions",
         Action::action_update_own,
         get_api_actions,
         in,
         {.summary = "My open action points, overdue first",
          .tag = "actions",
          .query = "limit: 1 to 200\nafter: where to go on"}},
        {Method::get,
         "/api/v1/actions/{a}",
         Action::action_update_own,
         get_api_action,
         in,
         doc("One action point", "actions")},
        {Method::patch,
         "/api/v1/actions/{a}",
         Action::action_update_own,
         patch_api_action,
         in,
         doc("Change an action point, or say how it stands", "actions", action_patch_schema)},
    };
}

}  // namespace quorate::server
