#include "server/api/slots_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

Route row(Method method, std::string_view pattern, Handler handler, RouteDoc doc)
{
    doc.tag = "scheduling";
    return {method, pattern, core::Action::meeting_create, handler, Entry::signed_in, doc};
}

}  // namespace

std::vector<Route> scheduling_api_routes()
{
    return {
        row(Method::post,
            "/api/v1/slots/search",
            post_api_slots_search,
            {.summary = "The best times for a meeting of a family, and why other days do not do",
             .request = "SlotSearchAsk",
             .response = "SlotSearch"}),
        row(Method::post,
            "/api/v1/holds",
            post_api_hold,
            {.summary = "Keep a time free for fifteen minutes; 409 names what is taken, and the "
                        "next best times",
             .request = "HoldAdd",
             .response = "Hold",
             .status = 201}),
        row(Method::get,
            "/api/v1/holds/{hold}",
            get_api_hold,
            {.summary = "A time that is kept free; 404 once it has run out or was used",
             .response = "Hold"}),
        row(Method::del,
            "/api/v1/holds/{hold}",
            delete_api_hold,
            {.summary = "Give a time back", .status = 204}),
        row(Method::get,
            "/api/v1/cases/{case}/meeting-needs/{type}",
            get_api_meeting_needs,
            {.summary = "What a meeting of a family needs; what is usual under version 0",
             .response = "MeetingNeeds"}),
        row(Method::put,
            "/api/v1/cases/{case}/meeting-needs/{type}",
            put_api_meeting_needs,
            {.summary = "Say what a meeting of a family needs; If-Match \"0\" for the first time",
             .request = "MeetingNeedsPut",
             .response = "MeetingNeeds"}),
    };
}

}  // namespace quorate::server
