#include "server/api/availability_api.hpp"
#include "server/app/route_groups.hpp"

namespace quorate::server {
namespace {

using core::Action;

// Whoever is signed in may ask; the use cases narrow it by whose calendar it is.
constexpr Action whose_it_is = Action::auth_session_list_end_own;

constexpr std::string_view list_query =
    "owner CalendarOwner: whose; must be given\n"
    "from Moment: that end after this time\n"
    "until Moment: that start before this time\n"
    "limit Limit: how many at most\n"
    "after Cursor: where to go on, from the Link header";

Route row(Method method, std::string_view pattern, Action action, Handler handler, RouteDoc doc)
{
    doc.tag = "availability";
    return {method, pattern, action, handler, Entry::signed_in, doc};
}

std::vector<Route> sharing_rows()
{
    return {
        row(Method::get,
            "/api/v1/calendars/{o}",
            whose_it_is,
            get_api_calendar_sharing,
            {.summary = "How the time of a person or room is known",
             .response = "CalendarSharing"}),
        row(Method::post,
            "/api/v1/calendars/{o}/kept-by-hand",
            whose_it_is,
            post_api_calendar_kept,
            {.summary = "Say that what is typed of a contact's time is all there is",
             .response = "CalendarSharing"}),
        row(Method::post,
            "/api/v1/calendars/{o}/stop-sharing",
            whose_it_is,
            post_api_calendar_stop,
            {.summary = "Forget a contact's time: it is not known from now on",
             .response = "CalendarSharing"}),
    };
}

std::vector<Route> hours_rows()
{
    return {
        row(Method::get,
            "/api/v1/working-patterns/{o}",
            whose_it_is,
            get_api_working_patterns,
            {.summary = "The hours in which somebody works, for whoever may keep them",
             .response = "WorkingPatterns"}),
        row(Method::put,
            "/api/v1/working-patterns/{o}",
            whose_it_is,
            put_api_working_patterns,
            {.summary = "Say in which hours somebody works; If-Match \"0\" for the first time",
             .request = "WorkingPatternsPut",
             .response = "WorkingPatterns"}),
        row(Method::get,
            "/api/v1/school-holidays",
            Action::room_view_availability,
            get_api_school_holidays,
            {.summary = "When the council's schools are shut", .response = "SchoolHolidays"}),
        row(Method::put,
            "/api/v1/school-holidays",
            Action::room_edit,
            put_api_school_holidays,
            {.summary = "Say when schools are shut; If-Match \"0\" for the first time",
             .request = "SchoolHolidaysPut",
             .response = "SchoolHolidays"}),
        row(Method::get,
            "/api/v1/service-hours",
            Action::room_view_availability,
            get_api_service_hours,
            {.summary = "Between when and when meetings are held", .response = "ServiceHours"}),
        row(Method::put,
            "/api/v1/service-hours",
            Action::room_edit,
            put_api_service_hours,
            {.summary = "Say when meetings are held; If-Match \"0\" for the first time",
             .request = "ServiceHoursPut",
             .response = "ServiceHours"}),
    };
}

}  // namespace

std::vector<Route> availability_api_routes()
{
    std::vector<Route> all{
        row(Method::get,
            "/api/v1/busy-times",
            whose_it_is,
            get_api_busy_times,
            {.summary = "When a person or room is not to be had, besides meetings, by time",
             .response = "[BusyTime]",
             .query = list_query}),
        row(Method::post,
            "/api/v1/busy-times",
            whose_it_is,
            post_api_busy_time,
            {.summary = "Say that a person or room is not to be had",
             .request = "BusyTimeAdd",
             .response = "BusyTime",
             .status = 201}),
        row(Method::post,
            "/api/v1/busy-times/import",
            whose_it_is,
            post_api_busy_times_import,
            {.summary = "Take busy times from a CSV, whole or not at all",
             .request = "BusyTimesImport",
             .response = "BusyTimesImported"}),
        row(Method::get,
            "/api/v1/busy-times/{b}",
            whose_it_is,
            get_api_busy_time,
            {.summary = "A busy time", .response = "BusyTime"}),
        row(Method::del,
            "/api/v1/busy-times/{b}",
            whose_it_is,
            delete_api_busy_time,
            {.summary = "Take a busy time back; 409 for what comes from a person's own calendar",
             .status = 204}),
    };
    for (const Route& each : sharing_rows())
        all.push_back(each);
    for (const Route& each : hours_rows())
        all.push_back(each);
    return all;
}

}  // namespace quorate::server
