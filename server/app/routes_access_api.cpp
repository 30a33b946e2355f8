#include "server/api/access_list_api.hpp"
#include "server/api/emergency_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

Route row(Method method, std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "cases";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> access_api_routes()
{
    constexpr Action emergency = Action::case_break_glass;
    constexpr Action review = Action::case_break_glass_review;
    constexpr Action list = Action::case_access_list_edit;
    return {
        row(Method::get,
            "/api/v1/emergency-access",
            emergency,
            get_api_emergency_access,
            {.summary = "Families that you opened in an emergency or asked to, the last first",
             .response = "[EmergencyAccess]"}),
        row(Method::post,
            "/api/v1/emergency-access",
            emergency,
            post_api_emergency_access,
            {.summary = "Read a family that you do not work with for an hour; needs the password "
                        "again, and a second person for a sealed one",
             .request = "EmergencyAsk",
             .response = "EmergencyAsked"}),
        row(Method::get,
            "/api/v1/emergency-access/reviews",
            review,
            get_api_emergency_reviews,
            {.summary = "What managers and auditors have to look at",
             .response = "EmergencyQueue"}),
        row(Method::post,
            "/api/v1/emergency-access/{e}/open",
            emergency,
            post_api_open_emergency,
            {.summary = "Open what a second person approved; 409 in any other state",
             .response = "EmergencyAsked"}),
        row(Method::post,
            "/api/v1/emergency-access/{e}/end",
            emergency,
            post_api_end_emergency,
            {.summary = "End your own before its time", .status = 204}),
        row(Method::post,
            "/api/v1/emergency-access/{e}/approve",
            review,
            post_api_approve_emergency,
            {.summary = "The second person's yes, for a day; by a manager who did not ask",
             .status = 204}),
        row(Method::post,
            "/api/v1/emergency-access/{e}/review",
            review,
            post_api_emergency_review,
            {.summary =
                 "Say whether it was right, once it is over; by nobody who asked or approved",
             .request = "EmergencyVerdict",
             .status = 204}),
        row(Method::get,
            "/api/v1/access-lists",
            list,
            get_api_access_lists,
            {.summary = "Restricted and sealed families whose lists you may change",
             .response = "[Restriction]"}),
        row(Method::get,
            "/api/v1/cases/{f}/access-list",
            list,
            get_api_access_list,
            {.summary = "Who is let into a family one by one", .response = "AccessList"}),
        row(Method::post,
            "/api/v1/cases/{f}/access-list",
            list,
            post_api_access_list,
            {.summary = "Let somebody in until a day; takes the place of what they had",
             .request = "AccessAdd",
             .response = "AccessList"}),
        row(Method::post,
            "/api/v1/cases/{f}/access-list/keep",
            list,
            post_api_keep_restriction,
            {.summary = "The family still needs its protection; asked again after 90 days",
             .request = "AccessReason",
             .response = "AccessList"}),
        row(Method::post,
            "/api/v1/cases/{f}/access-list/{u}/remove",
            list,
            post_api_remove_access,
            {.summary = "Take somebody off the list now",
             .request = "AccessReason",
             .response = "AccessList"}),
    };
}

}  // namespace quorate::server
