#include "server/api/case_api.hpp"
#include "server/app/case_schemas.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

constexpr std::string_view paging_query =
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

constexpr std::string_view queue_query =
    "team: the id of a team\n"
    "type: a type of meeting\n"
    "limit: how many at most, 1 to 200 (default 50)\n"
    "after: where to go on, from the Link header";

constexpr std::string_view history_query = "history: true for what was corrected or taken back too";

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
                {.summary = "Families you may know of, by name", .query = paging_query}),
        sending("/api/v1/cases",
                Action::case_create_import,
                post_api_case,
                {.summary = "Add a family with its children and family members",
                 .request = case_add_schema,
                 .response = case_schema}),
        sending("/api/v1/cases/search",
                Action::case_search,
                post_api_case_search,
                {.summary = "Find families by reference, family name or child's name; posted, "
                            "because a name must not stand in an address",
                 .request = case_search_schema}),
        reading("/api/v1/cases/{f}",
                Action::case_view_summary,
                get_api_case,
                {.summary = "A family", .response = case_schema}),
        changing("/api/v1/cases/{f}",
                 Action::case_edit,
                 patch_api_case,
                 {.summary = "Change a case; open says whether it is open",
                  .request = case_patch_schema,
                  .response = case_schema}),
        reading("/api/v1/cases/{f}/children",
                Action::case_view_summary,
                get_api_children,
                {.summary = "The children of a family"}),
        sending("/api/v1/cases/{f}/children",
                Action::case_edit,
                post_api_child,
                {.summary = "Add a child", .request = child_sent_schema, .response = child_schema}),
        changing(
            "/api/v1/cases/{f}/children/{c}",
            Action::case_edit,
            patch_api_child,
            {.summary = "Change a child", .request = child_sent_schema, .response = child_schema}),
        reading("/api/v1/cases/{f}/members",
                Action::case_view_summary,
                get_api_members,
                {.summary = "The family members"}),
        sending("/api/v1/cases/{f}/members",
                Action::case_edit,
                post_api_member,
                {.summary = "Add a family member",
                 .request = member_sent_schema,
                 .response = member_schema}),
        changing("/api/v1/cases/{f}/members/{p}",
                 Action::case_edit,
                 patch_api_member,
                 {.summary = "Change a family member",
                  .request = member_sent_schema,
                  .response = member_schema}),
        reading("/api/v1/cases/{f}/members/{p}/safe-address",
                Action::case_view_safe_address,
                get_api_address,
                {.summary = "Where a family member lives; every look is audited",
                 .response = address_schema}),
        sending("/api/v1/cases/{f}/members/{p}/safe-address",
                Action::case_edit,
                post_api_address,
                {.summary = "Keep an address, or forget it when it is empty",
                 .request = address_schema}),
        reading("/api/v1/cases/{f}/excluded-people",
                Action::case_view_summary,
                get_api_excluded,
                {.summary = "Who must not be at meetings"}),
        sending(
            "/api/v1/cases/{f}/excluded-people",
            Action::case_flag_excluded_person,
            post_api_excluded,
            {.summary = "Flag a person who must not be at meetings", .request = excluded_schema}),
    };
}

std::vector<Route> date_routes()
{
    return {
        reading("/api/v1/cases/{f}/events",
                Action::case_view_summary,
                get_api_events,
                {.summary = "What happened in a case", .query = history_query}),
        sending("/api/v1/cases/{f}/events",
                Action::case_edit,
                post_api_event,
                {.summary = "Record what happened; what is due is worked out at once",
                 .request = event_add_schema,
                 .response = event_schema}),
        sending("/api/v1/cases/{f}/events/{e}/correct",
                Action::case_edit,
                post_api_correct_event,
                {.summary = "Put a corrected event in the place of this one",
                 .request = event_correct_schema,
                 .response = event_schema}),
        sending("/api/v1/cases/{f}/events/{e}/withdraw",
                Action::case_edit,
                post_api_withdraw_event,
                {.summary = "Take back what did not happen", .request = reason_schema}),
        reading("/api/v1/cases/{f}/due-dates",
                Action::case_view_summary,
                get_api_due_dates,
                {.summary = "What is due in a case, each date with its explanation",
                 .response = due_dates_schema}),
        sending(
            "/api/v1/cases/{f}/due-dates/{d}/settle",
            Action::case_edit,
            post_api_settle_due_date,
            {.summary = "Say that something was done, or is not needed", .request = settle_schema}),
        reading("/api/v1/work-queue",
                Action::case_search,
                get_api_work_queue,
                {.summary = "Meetings that are due and have no date, the most urgent first",
                 .response = due_dates_schema,
                 .query = queue_query}),
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
