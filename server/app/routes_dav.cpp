#include "server/app/route_groups.hpp"
#include "server/dav/dav_handlers.hpp"

namespace quorate::server {

std::vector<Route> dav_routes()
{
    constexpr Method methods[] = {Method::options,
                                  Method::get,
                                  Method::put,
                                  Method::del,
                                  Method::propfind,
                                  Method::proppatch,
                                  Method::report,
                                  Method::mkcalendar};
    constexpr std::string_view places[] = {"/dav",
                                           "/dav/",
                                           "/dav/principals/{u}",
                                           "/dav/principals/{u}/",
                                           "/dav/calendars/{u}",
                                           "/dav/calendars/{u}/",
                                           "/dav/calendars/{u}/{calendar}",
                                           "/dav/calendars/{u}/{calendar}/",
                                           "/dav/calendars/{u}/{calendar}/{entry}"};
    constexpr core::Action own = core::Action::feed_create_own;
    std::vector<Route> rows;
    for (const std::string_view place : places)
        for (const Method method : methods)
            rows.push_back({method, place, own, answer_dav, Entry::app_password});
    for (const Method method : {Method::get, Method::propfind, Method::options})
        rows.push_back(
            {method, "/.well-known/caldav", own, get_well_known_caldav, Entry::app_password});
    return rows;
}

}  // namespace quorate::server
