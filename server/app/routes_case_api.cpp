#include "server/api/case_api.hpp"
#include "server/api/case_bundle_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view paging_query =
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view queue_query =
    "team Id: the id of a team\n"
    "type MeetingType: a type of meeting\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view due_query =
    "team Id: the id of a team\n"
    "chair Id: the id of who chairs the meeting that is booked\n"
    "rule Id: the id of a rule, for all rules that ask for the same thing\n"
    "standing DueStanding: how it stands\n"
    "booked Flag: true for what has a meeting, false for what has none\n"
    "provisional OnlyTrue: true for what a bank holiday not yet known may move\n"
    "awaiting_approval OnlyTrue: true for what somebody asked more time for\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

constexpr std::string_view explanation_query =
    "lang Language: of label and explanation, and of the names of days; en when it is not given\n"
    "working Flag: true for each day counted and left out as well";

constexpr std::string_view history_query =
    "history Flag: true for what was corrected or taken back too";

Route reading(std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "cases";
    return {Method::get, pattern, action, handler, Entry::signed_in, doc};
}

Route sending(std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "cases";
    return {Method::post, pattern, action, handler, Entry::signed_in, doc};
}

Route changing(std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "cases";
    return {Method::patch, pattern, action, handler, Entry::signed_in, doc};
}

std::vector<Route> family_routes()
{
    return {
        reading("/api/v1/cases",
                Action::case_search,
                get_api_cases,
                {.summary = "Families you may know of, by name",
                 .response = "[CaseSummary]",
                 .query = paging_query}),
        sending("/api/v1/cases",
                Action::case_create_import,
                post_api_case,
                {.summary = "Add a family with its children and family members",
                 .request = "CaseAdd",
                 .response = "Case",
                 .status = 201}),
        sending("/api/v1/cases/search",
                Action::case_search,
                post_api_case_search,
                {.summary = "Find families by reference, family name or the name of a child, or of "
                            "a family member where you are involved; posted, because a name must "
                            "not stand in an address",
                 .request = "CaseSearch",
                 .response = "CaseSearchPage",
                 .keeps_answer = false}),
        reading("/api/v1/cases/{f}",
                Action::case_view_summary,
                get_api_case,
                {.summary = "A family", .response = "Case"}),
        changing("/api/v1/cases/{f}",
                 Action::case_edit,
                 patch_api_case,
                 {.summary = "Change a case; open says whether it is open",
                  .request = "CaseChange",
                  .response = "Case"}),
        reading("/api/v1/cases/{f}/children",
                Action::case_view_summary,
                get_api_children,
                {.summary = "The children of a family", .response = "[Child]"}),
        sending(
            "/api/v1/cases/{f}/children",
            Action::case_edit,
            post_api_child,
            {.summary = "Add a child", .request = "ChildAdd", .response = "Child", .status = 201}),
        reading("/api/v1/cases/{f}/children/{c}",
                Action::case_view_summary,
                get_api_child,
                {.summary = "A child", .response = "Child"}),
        changing("/api/v1/cases/{f}/children/{c}",
                 Action::case_edit,
                 patch_api_child,
                 {.summary = "Change a child", .request = "ChildChange", .response = "Child"}),
        reading("/api/v1/cases/{f}/members",
                Action::case_view_summary,
                get_api_members,
                {.summary = "The family members", .response = "[FamilyMember]"}),
        sending("/api/v1/cases/{f}/members",
                Action::case_edit,
                post_api_member,
                {.summary = "Add a family member",
                 .request = "FamilyMemberAdd",
                 .response = "FamilyMember",
                 .status = 201}),
        reading("/api/v1/cases/{f}/members/{p}",
                Action::case_view_summary,
                get_api_member,
                {.summary = "A family member", .response = "FamilyMember"}),
        changing("/api/v1/cases/{f}/members/{p}",
                 Action::case_edit,
                 patch_api_member,
                 {.summary = "Change a family member",
                  .request = "FamilyMemberChange",
                  .response = "FamilyMember"}),
        reading("/api/v1/cases/{f}/members/{p}/safe-address",
                Action::case_view_safe_address,
                get_api_address,
                {.summary = "Where a family member lives; every look is audited",
                 .response = "SafeAddress"}),
        sending("/api/v1/cases/{f}/members/{p}/safe-address",
                Action::case_edit,
                post_api_address,
                {.summary = "Keep an address, or forget it when it is empty",
                 .request = "SafeAddressKeep",
                 .status = 204}),
        reading("/api/v1/cases/{f}/subject-access",
                Action::export_case_bundle,
                get_api_case_bundles,
                {.summary = "What was prepared for those of the family who asked what is held "
                            "about them",
                 .response = "[SubjectBundleRow]"}),
        sending("/api/v1/cases/{f}/subject-access/{b}/export",
                Action::export_case_bundle,
                post_api_bundle_export,
                {.summary = "What is held about a person and may be given to them, as it was "
                            "released; each time is audited",
                 .response = "SubjectBundle",
                 .keeps_answer = false}),
        reading("/api/v1/cases/{f}/excluded-people",
                Action::case_view_summary,
                get_api_excluded,
                {.summary = "Who must not be at meetings", .response = "[ExcludedPerson]"}),
        reading("/api/v1/cases/{f}/excluded-people/{x}",
                Action::case_view_summary,
                get_api_excluded_person,
                {.summary = "A person who must not be at meetings", .response = "ExcludedPerson"}),
        sending("/api/v1/cases/{f}/excluded-people",
                Action::case_flag_excluded_person,
                post_api_excluded,
                {.summary = "Flag a person who must not be at meetings; what invitations they "
                            "have to meetings ahead are taken back",
                 .request = "ExcludedPersonAdd",
                 .response = "ExcludedPerson",
                 .status = 201}),
        sending("/api/v1/cases/{f}/excluded-people/{x}/lift",
                Action::case_unflag_excluded_person,
                post_api_lift_exclusion,
                {.summary = "Propose that a flag be taken away; another manager confirms it, and "
                            "invitations that ended with it do not come back",
                 .request = "ExclusionLift",
                 .response = "Proposal",
                 .status = 202}),
        reading("/api/v1/cases/{f}/must-not-meet",
                Action::case_view_summary,
                get_api_must_not_meet,
                {.summary = "Who must not meet", .response = "[MustNotMeet]"}),
        reading("/api/v1/cases/{f}/must-not-meet/{x}",
                Action::case_view_summary,
                get_api_pair,
                {.summary = "Two who must not meet", .response = "MustNotMeet"}),
        sending("/api/v1/cases/{f}/must-not-meet",
                Action::case_flag_excluded_person,
                post_api_must_not_meet,
                {.summary = "Note that two of the family must not meet: they need different parts "
                            "of a meeting from now on",
                 .request = "MustNotMeetAdd",
                 .response = "MustNotMeet",
                 .status = 201}),
        sending("/api/v1/cases/{f}/must-not-meet/{x}/end",
                Action::case_unflag_excluded_person,
                post_api_end_must_not_meet,
                {.summary = "Propose that two may meet again; another manager confirms it",
                 .request = "MustNotMeetEnd",
                 .response = "Proposal",
                 .status = 202}),
    };
}

std::vector<Route> date_routes()
{
    return {
        reading("/api/v1/cases/{f}/events",
                Action::case_view_summary,
                get_api_events,
                {.summary = "What happened in a case",
                 .response = "[CaseEvent]",
                 .query = history_query}),
        sending("/api/v1/cases/{f}/events",
                Action::case_edit,
                post_api_event,
                {.summary = "Record what happened; what is due is worked out at once",
                 .request = "CaseEventAdd",
                 .response = "CaseEvent",
                 .status = 201}),
        reading("/api/v1/cases/{f}/events/{e}",
                Action::case_view_summary,
                get_api_event,
                {.summary = "What happened, also when it was corrected or taken back",
                 .response = "CaseEvent"}),
        sending("/api/v1/cases/{f}/events/{e}/correct",
                Action::case_edit,
                post_api_correct_event,
                {.summary = "Put a corrected event in the place of this one; 412 when somebody has "
                            "corrected it or taken it back already",
                 .request = "CaseEventCorrect",
                 .response = "CaseEvent",
                 .status = 201,
                 .goes_stale = true}),
        sending("/api/v1/cases/{f}/events/{e}/withdraw",
                Action::case_edit,
                post_api_withdraw_event,
                {.summary = "Take back what did not happen; 412 when somebody has corrected it or "
                            "taken it back already",
                 .request = "Withdraw",
                 .status = 204,
                 .goes_stale = true}),
        reading("/api/v1/cases/{f}/due-dates",
                Action::case_view_summary,
                get_api_due_dates,
                {.summary = "What is due in a case, each date with its explanation, in English or "
                            "Welsh",
                 .response = "[DueDate]",
                 .query = explanation_query}),
        sending("/api/v1/cases/{f}/due-dates/{d}/settle",
                Action::case_edit,
                post_api_settle_due_date,
                {.summary = "Say that something was done, or is not needed",
                 .request = "DueDateSettle",
                 .status = 204}),
        reading("/api/v1/work-queue",
                Action::case_search,
                get_api_work_queue,
                {.summary = "Meetings that are due and have no date, the most urgent first",
                 .response = "[NeedsADate]",
                 .query = queue_query}),
        reading("/api/v1/due-dates",
                Action::case_search,
                get_api_due_list,
                {.summary = "Everything that is due, with a meeting or without, by last bookable "
                            "day",
                 .response = "[DueEntry]",
                 .query = due_query}),
    };
}

}  // namespace

std::vector<Route> case_api_routes()
{
    std::vector<Route> all = family_routes();
    for (Route& route : date_routes())
        all.push_back(route);
    return all;
}

}  // namespace quorate::server
