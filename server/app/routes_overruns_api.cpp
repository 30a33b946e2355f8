#include "server/api/overrun_api.hpp"
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

std::vector<Route> overrun_api_routes()
{
    return {
        row(Method::get,
            "/api/v1/cases/{f}/overruns",
            Action::case_view_summary,
            get_api_overruns,
            {.summary = "Requests to pass a limit of a case, the latest first",
             .response = "[Overrun]"}),
        row(Method::post,
            "/api/v1/cases/{f}/due-dates/{d}/overruns",
            Action::case_edit,
            post_api_overrun,
            {.summary = "Ask that a limit may be passed, before it is; 409 while a request waits",
             .request = "OverrunAsk",
             .response = "Overrun",
             .status = 201}),
        row(Method::get,
            "/api/v1/overruns/{o}",
            Action::case_view_summary,
            get_api_overrun,
            {.summary = "A request to pass a limit", .response = "Overrun"}),
        row(Method::post,
            "/api/v1/overruns/{o}/decision",
            Action::meeting_late_reason,
            post_api_decide_overrun,
            {.summary = "Grant or refuse what somebody else asked for; 409 once it is decided",
             .request = "OverrunDecide",
             .response = "Overrun"}),
        row(Method::post,
            "/api/v1/overruns/{o}/withdraw",
            Action::case_edit,
            post_api_withdraw_overrun,
            {.summary = "Take a request of one's own back that waits", .response = "Overrun"}),
    };
}

}  // namespace quorate::server
