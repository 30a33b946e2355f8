#include "server/app/route_groups.hpp"
#include "server/pages/scheduling/availability_pages.hpp"
#include "server/pages/scheduling/rooms_pages.hpp"
#include "server/pages/scheduling/service_times_pages.hpp"
#include "server/pages/scheduling/shared_times_pages.hpp"
#include "server/pages/scheduling/times_import_pages.hpp"
#include "server/pages/scheduling/working_hours_pages.hpp"

namespace quorate::server {

using core::Action;

std::vector<Route> calendar_routes()
{
    // Times of staff, contacts and rooms are each kept by an action of their own; the use cases
    // know which, so here it is enough to be signed in.
    constexpr Action times = Action::auth_session_list_end_own;
    constexpr Action addresses = Action::busyfeed_add_url;
    constexpr Action rooms = Action::room_view_availability;
    constexpr Action opening = Action::room_edit;
    constexpr Method get = Method::get;
    constexpr Method post = Method::post;
    return {
        {get, "/calendar/my-times", times, get_my_times},
        {get, "/calendar/times/{kind}/{o}", times, get_times},
        {post, "/calendar/times/{kind}/{o}/busy", times, post_busy_time},
        {get, "/calendar/busy/{b}/remove", times, get_remove_busy_time},
        {post, "/calendar/busy/{b}/remove", times, post_remove_busy_time},
        {get, "/calendar/times/{kind}/{o}/hours", times, get_working_hours},
        {post, "/calendar/times/{kind}/{o}/hours", times, post_working_hours},
        {get, "/calendar/times/{kind}/{o}/hours/remove", times, get_remove_working_hours},
        {post, "/calendar/times/{kind}/{o}/hours/remove", times, post_remove_working_hours},
        {post, "/calendar/times/{kind}/{o}/kept", times, post_times_kept},
        {get, "/calendar/times/{kind}/{o}/stop", times, get_stop_sharing},
        {post, "/calendar/times/{kind}/{o}/stop", times, post_stop_sharing},
        {get, "/calendar/times/{kind}/{o}/addresses", addresses, get_busy_feeds},
        {post, "/calendar/times/{kind}/{o}/addresses", addresses, post_busy_feed},
        {get, "/calendar/addresses/{f}/remove", addresses, get_remove_busy_feed},
        {post, "/calendar/addresses/{f}/remove", addresses, post_remove_busy_feed},

        {get, "/calendar/import", times, get_import_times},
        {post, "/calendar/import", times, post_import_times},
        {get, "/calendar/import/example.csv", times, get_times_example},

        {get, "/calendar/service-times", rooms, get_service_times},
        {post, "/calendar/service-times/hours", opening, post_service_hours},
        {post, "/calendar/service-times/holidays", opening, post_school_holiday},
        {get, "/calendar/service-times/holidays/{d}/remove", opening, get_remove_school_holiday},
        {post, "/calendar/service-times/holidays/{d}/remove", opening, post_remove_school_holiday},

        {get, "/rooms/day", rooms, get_rooms_of_day},
        {get, "/rooms/sheet", rooms, get_day_sheet},
        {get, "/rooms/{r}/diary", rooms, get_room_diary},
    };
}

}  // namespace quorate::server
