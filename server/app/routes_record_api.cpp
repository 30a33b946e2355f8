#include "server/api/action_api.hpp"
#include "server/api/decision_letter_api.hpp"
#include "server/api/record_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

RouteDoc reading(std::string_view summary, std::string_view tag, std::string_view response)
{
    return {.summary = summary, .tag = tag, .response = response};
}

RouteDoc writing(std::string_view summary,
                 std::string_view tag,
                 std::string_view request,
                 std::string_view response,
                 int status = 200)
{
    return {
        .summary = summary, .tag = tag, .request = request, .response = response, .status = status};
}

constexpr std::string_view actions_query =
    "whose Whose: mine when it is not given, nor anything else\n"
    "q Words: words of the action, or their beginnings\n"
    "status ActionStatus: how it stands\n"
    "to_do OnlyTrue: true for what is open or in progress\n"
    "overdue OnlyTrue: true for what should be done by now\n"
    "late_by LateBy: overdue by so many working days or more\n"
    "agency Id: the id of the owner's agency\n"
    "owner Id: the id of a user, a contact or a family member\n"
    "case Id: the id of a case\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

// On what somebody else may have added to.
RouteDoc going_stale(RouteDoc doc)
{
    doc.goes_stale = true;
    return doc;
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
         reading("Who is at a meeting, and its quorum", "meetings", "Register")},
        {Method::post,
         "/api/v1/meetings/{m}/register",
         Action::rsvp_record_for_other,
         post_api_register,
         in,
         writing("Record who is there", "meetings", "RegisterTake", "Register")},
        {Method::post,
         "/api/v1/meetings/{m}/open",
         Action::rsvp_record_for_other,
         post_api_meeting_open,
         in,
         writing("Open a meeting on its day", "meetings", "", "MeetingState")},
        {Method::post,
         "/api/v1/meetings/{m}/close",
         Action::rsvp_record_for_other,
         post_api_meeting_close,
         in,
         writing("End a meeting: what was decided starts the next clocks",
                 "meetings",
                 "MeetingClose",
                 "MeetingState")},
        {Method::get,
         "/api/v1/meetings/{m}/minutes",
         Action::minutes_view,
         get_api_minutes,
         in,
         reading("The minutes of a meeting", "minutes", "Minutes")},
        {Method::post,
         "/api/v1/meetings/{m}/minutes",
         Action::minutes_edit_draft,
         post_api_minutes,
         in,
         writing("Open the minutes with the sections of the agenda", "minutes", "", "Minutes")},
        {Method::get,
         "/api/v1/meetings/{m}/minutes/sections/{s}",
         Action::minutes_view,
         get_api_section,
         in,
         reading("One section of the minutes", "minutes", "MinuteSection")},
        {Method::patch,
         "/api/v1/meetings/{m}/minutes/sections/{s}",
         Action::minutes_edit_draft,
         patch_api_section,
         in,
         writing("Write a section", "minutes", "MinuteSectionChange", "MinuteSection")},
        {Method::post,
         "/api/v1/meetings/{m}/minutes/approve",
         Action::minutes_approve,
         post_api_approve,
         in,
         writing("Agree the minutes: nothing in them changes afterwards",
                 "minutes",
                 "MinutesApprove",
                 "Minutes")},
        {Method::post,
         "/api/v1/meetings/{m}/minutes/amendments",
         Action::minutes_amend_approved,
         post_api_amendment,
         in,
         going_stale(writing("Put something right in agreed minutes, which stay as they are",
                             "minutes",
                             "AmendmentAdd",
                             "Amendment",
                             201))},
        {Method::get,
         "/api/v1/meetings/{m}/decisions",
         Action::minutes_view,
         get_api_decisions,
         in,
         reading("What was decided about each child", "minutes", "[Decision]")},
        {Method::get,
         "/api/v1/meetings/{m}/decisions/{c}",
         Action::minutes_view,
         get_api_decision,
         in,
         reading("What was decided about one child", "minutes", "Decision")},
        {Method::put,
         "/api/v1/meetings/{m}/decisions/{c}",
         Action::minutes_edit_draft,
         put_api_decision,
         in,
         writing("Decide about one child; If-Match \"0\" for the first time",
                 "minutes",
                 "DecisionPut",
                 "Decision")},
        {Method::get,
         "/api/v1/meetings/{m}/decision-letters",
         Action::minutes_distribute,
         get_api_decision_letters,
         in,
         reading("The letters about what a conference decided, drafted from its decisions",
                 "circulations",
                 "[DecisionLetter]")},
        {Method::put,
         "/api/v1/meetings/{m}/decision-letters/{r}",
         Action::minutes_distribute,
         put_api_decision_letter,
         in,
         writing("Write how a letter begins and ends; If-Match \"0\" for the first time",
                 "circulations",
                 "DecisionLetterPut",
                 "DecisionLetter")},
        {Method::post,
         "/api/v1/meetings/{m}/decision-letters/{r}/sent",
         Action::minutes_distribute,
         post_api_decision_letter_sent,
         in,
         writing("Note that a letter has left: it never changes afterwards",
                 "circulations",
                 "DecisionLetterSent",
                 "DecisionLetter")},
        {Method::get,
         "/api/v1/meetings/{m}/circulations",
         Action::minutes_distribute,
         get_api_circulations,
         in,
         reading("Who was sent what, and whether it was opened", "circulations", "[Circulation]")},
        {Method::post,
         "/api/v1/meetings/{m}/circulations",
         Action::minutes_distribute,
         post_api_circulations,
         in,
         writing("Send papers", "circulations", "CirculationSend", "[Circulation]", 201)},
        {Method::post,
         "/api/v1/meetings/{m}/circulations/{c}/revoke",
         Action::invite_correct_and_recall,
         post_api_revoke,
         in,
         writing("Take papers back: their link stops", "circulations", "", "", 204)},
        {Method::get,
         "/api/v1/meetings/{m}/circulations/preview",
         Action::minutes_distribute,
         get_api_preview,
         in,
         {.summary = "What one person would get, word for word",
          .tag = "circulations",
          .response = "PapersPreview",
          .query = "invitee Id!: the id of the seat"}},
        {Method::get,
         "/api/v1/meetings/{m}/actions",
         Action::case_view_summary,
         get_api_meeting_actions,
         in,
         reading("The action points of a meeting", "actions", "[Action]")},
        {Method::post,
         "/api/v1/meetings/{m}/actions",
         Action::action_create_edit,
         post_api_meeting_action,
         in,
         writing("Add an action point", "actions", "ActionAdd", "Action", 201)},
        {Method::get,
         "/api/v1/cases/{c}/actions",
         Action::case_view_summary,
         get_api_case_actions,
         in,
         reading("The action points of a case, open ones first", "actions", "[Action]")},
        {Method::get,
         "/api/v1/actions",
         Action::action_update_own,
         get_api_actions,
         in,
         {.summary = "My open action points, overdue first; or with whose=all, or anything else "
                     "that is asked for, all on the cases that I may see",
          .tag = "actions",
          .response = "[Action]",
          .query = actions_query}},
        {Method::post,
         "/api/v1/actions/reassign",
         Action::action_close_escalate,
         post_api_actions_reassign,
         in,
         writing("Give what somebody who leaves still has to do to another",
                 "actions",
                 "ActionsReassign",
                 "ActionsReassigned")},
        {Method::get,
         "/api/v1/actions/{a}",
         Action::action_update_own,
         get_api_action,
         in,
         reading("One action point", "actions", "Action")},
        {Method::patch,
         "/api/v1/actions/{a}",
         Action::action_update_own,
         patch_api_action,
         in,
         writing(
             "Change an action point, or say how it stands", "actions", "ActionChange", "Action")},
    };
}

}  // namespace quorate::server
