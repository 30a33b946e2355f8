#include "server/dav/place.hpp"

#include <boost/url/encode.hpp>
#include <boost/url/rfc/pchars.hpp>

#include "core/support/text.hpp"
#include "server/http/request.hpp"

namespace quorate::server {
namespace {

std::string encoded(const std::string& segment)
{
    return boost::urls::encode(segment, boost::urls::pchars);
}

}  // namespace

std::optional<Place> place_at(std::string_view path)
{
    auto parts = core::split(path, '/');
    if (parts.size() < 2 || !parts[0].empty() || parts[1] != "dav") return std::nullopt;
    if (parts.back().empty()) parts.pop_back();
    const auto named = [&](std::size_t n) { return n < parts.size() && !parts[n].empty(); };
    if (parts.size() == 2) return Place{};
    if (parts.size() < 4 || !named(3)) return std::nullopt;
    Place place{.user = parts[3]};
    if (parts[2] == "principals") {
        place.kind = PlaceKind::principal;
        return parts.size() == 4 ? std::optional{place} : std::nullopt;
    }
    if (parts[2] != "calendars" || parts.size() > 6) return std::nullopt;
    place.kind = PlaceKind::home;
    if (parts.size() == 4) return place;
    const auto calendar = core::own_calendar_from(parts[4]);
    if (!calendar) return std::nullopt;
    place.kind = PlaceKind::calendar;
    place.calendar = *calendar;
    if (parts.size() == 5) return place;
    if (!named(5) || path.ends_with('/')) return std::nullopt;
    place.kind = PlaceKind::entry;
    place.name = parts[5];
    return place;
}

std::string dav_root()
{
    return "/dav/";
}

std::string principal_href(const core::UserId& user)
{
    return "/dav/principals/" + encoded(user.text()) + '/';
}

std::string home_href(const core::UserId& user)
{
    return "/dav/calendars/" + encoded(user.text()) + '/';
}

std::string calendar_href(const core::UserId& user, core::OwnCalendar calendar)
{
    return home_href(user) + std::string{code(calendar)} + '/';
}

std::string entry_href(const core::UserId& user,
                       core::OwnCalendar calendar,
                       const std::string& name)
{
    return calendar_href(user, calendar) + encoded(name);
}

std::string href_of(const Place& place)
{
    const core::UserId user{place.user};
    switch (place.kind) {
        case PlaceKind::root:
            return dav_root();
        case PlaceKind::principal:
            return principal_href(user);
        case PlaceKind::home:
            return home_href(user);
        case PlaceKind::calendar:
            return calendar_href(user, place.calendar);
        case PlaceKind::entry:
            break;
    }
    return entry_href(user, place.calendar, place.name);
}

std::optional<std::string> path_of_href(std::string_view href)
{
    if (const auto host = href.find("://"); host != std::string_view::npos && host < 8) {
        const auto slash = href.find('/', host + 3);
        href = slash == std::string_view::npos ? std::string_view{"/"} : href.substr(slash);
    }
    Request request;
    if (href.empty() || !parse_target(href, request)) return std::nullopt;
    return request.path;
}

}  // namespace quorate::server
