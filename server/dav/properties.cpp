#include "server/dav/properties.hpp"

#include <algorithm>
#include <array>

#include "calendar/ical/zone.hpp"
#include "server/worker/entry_worker.hpp"

namespace quorate::server {
namespace {

using core::OwnCalendar;

constexpr std::size_t most_props = 200;

XmlName dav(const char* local)
{
    return {std::string{dav_space}, local};
}

XmlName caldav(const char* local)
{
    return {std::string{caldav_space}, local};
}

std::string href(const std::string& address)
{
    return "<D:href>" + xml_escaped(address) + "</D:href>";
}

std::string_view component_of(OwnCalendar calendar)
{
    return calendar == OwnCalendar::actions ? "VTODO" : "VEVENT";
}

const char* calendar_name(OwnCalendar calendar)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return "My meetings";
        case OwnCalendar::actions:
            return "My action points";
        case OwnCalendar::busy:
            break;
    }
    return "My busy times";
}

const char* calendar_words(OwnCalendar calendar)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return "Multi-agency meetings that you chair or are invited to. You can answer and set "
                   "reminders; everything else is changed in Quorate.";
        case OwnCalendar::actions:
            return "What you agreed to do. Tick it off, or say how far it is.";
        case OwnCalendar::busy:
            break;
    }
    return "When you have no time for meetings. Only when is kept, never what for.";
}

const char* calendar_colour(OwnCalendar calendar)
{
    switch (calendar) {
        case OwnCalendar::meetings:
            return "#1D70B8FF";
        case OwnCalendar::actions:
            return "#00703CFF";
        case OwnCalendar::busy:
            break;
    }
    return "#505A5FFF";
}

std::string privileges(const Place& place)
{
    std::vector<const char*> names{"read", "read-current-user-privilege-set"};
    const bool is_kept = place.kind == PlaceKind::calendar || place.kind == PlaceKind::entry;
    if (is_kept && place.calendar == OwnCalendar::actions) names.push_back("write-content");
    if (is_kept && place.calendar == OwnCalendar::busy)
        for (const char* each : {"write", "write-content", "bind", "unbind"})
            names.push_back(each);
    std::string out;
    for (const char* each : names)
        out += std::string{"<D:privilege><D:"} + each + "/></D:privilege>";
    return out;
}

std::string reports()
{
    std::string out;
    for (const char* each :
         {"D:sync-collection", "C:calendar-query", "C:calendar-multiget", "C:free-busy-query"})
        out += std::string{"<D:supported-report><D:report><"} + each +
               "/></D:report></D:supported-report>";
    return out;
}

std::string resource_type(const Place& place)
{
    switch (place.kind) {
        case PlaceKind::principal:
            return "<D:collection/><D:principal/>";
        case PlaceKind::calendar:
            return "<D:collection/><C:calendar/>";
        case PlaceKind::entry:
            return {};
        case PlaceKind::root:
        case PlaceKind::home:
            break;
    }
    return "<D:collection/>";
}

std::string timezone_text()
{
    std::string text{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Quorate//Meetings//EN\r\n"};
    text.append(calendar::london_vtimezone()).append("END:VCALENDAR\r\n");
    return xml_escaped(text);
}

using Value = std::optional<std::string>;

// What every address under /dav/ has.
Value common(const Shelf& shelf, const Place& place, const XmlName& name)
{
    const core::UserId& user = shelf.actor().user;
    if (name.space != dav_space) return std::nullopt;
    if (name.local == "resourcetype") return resource_type(place);
    if (name.local == "current-user-principal") return href(principal_href(user));
    if (name.local == "principal-collection-set") return href(dav_root());
    if (name.local == "current-user-privilege-set") return privileges(place);
    if (name.local == "owner" && place.kind != PlaceKind::root) return href(principal_href(user));
    return std::nullopt;
}

Value of_principal(const Shelf& shelf, const XmlName& name)
{
    const core::UserId& user = shelf.actor().user;
    if (name == dav("displayname")) return xml_escaped(shelf.name());
    if (name == dav("principal-URL")) return href(principal_href(user));
    if (name == caldav("calendar-home-set")) return href(home_href(user));
    if (name == caldav("calendar-user-address-set"))
        return href("mailto:" + shelf.email()) + href(principal_href(user));
    if (name == caldav("calendar-user-type")) return "INDIVIDUAL";
    return std::nullopt;
}

Value of_calendar(Shelf& shelf, const Place& place, const XmlName& name)
{
    const OwnCalendar which = place.calendar;
    if (name == dav("displayname")) return calendar_name(which);
    if (name == dav("supported-report-set")) return reports();
    if (name == dav("sync-token") || name == XmlName{std::string{calendar_server_space}, "getctag"})
        return xml_escaped(sync_token(shelf.told(which).changes.state));
    if (name.space == apple_space && name.local == "calendar-color") return calendar_colour(which);
    if (name.space == apple_space && name.local == "calendar-order")
        return std::to_string(static_cast<int>(which) + 1);
    if (name.space != caldav_space) return std::nullopt;
    if (name.local == "calendar-description") return calendar_words(which);
    if (name.local == "supported-calendar-component-set")
        return "<C:comp name=\"" + std::string{component_of(which)} + "\"/>";
    if (name.local == "supported-calendar-data")
        return "<C:calendar-data content-type=\"text/calendar\" version=\"2.0\"/>";
    if (name.local == "calendar-timezone") return timezone_text();
    if (name.local == "max-resource-size") return std::to_string(longest_entry);
    if (name.local == "schedule-calendar-transp")
        return which == OwnCalendar::actions ? "<C:transparent/>" : "<C:opaque/>";
    return std::nullopt;
}

Value of_entry(const Place& place, const OwnObject& object, const XmlName& name)
{
    if (name == dav("getetag")) return "&quot;" + object.tag + "&quot;";
    if (name == dav("getcontenttype"))
        return "text/calendar; charset=utf-8; component=" +
               std::string{component_of(place.calendar)};
    if (name == dav("getcontentlength")) return std::to_string(object.text.size());
    if (name == caldav("calendar-data")) return xml_escaped(object.text);
    return std::nullopt;
}

Value value_of(Shelf& shelf, const Place& place, const OwnObject* object, const XmlName& name)
{
    if (auto value = common(shelf, place, name)) return value;
    switch (place.kind) {
        case PlaceKind::principal:
            return of_principal(shelf, name);
        case PlaceKind::home:
            // Apple asks the home for what is the principal's.
            if (name == dav("displayname")) return "Calendars";
            return name == caldav("calendar-home-set") ? of_principal(shelf, name) : std::nullopt;
        case PlaceKind::calendar:
            return of_calendar(shelf, place, name);
        case PlaceKind::entry:
            return object == nullptr ? std::nullopt : of_entry(place, *object, name);
        case PlaceKind::root:
            break;
    }
    return std::nullopt;
}

// What allprop gives: RFC 4918's own, and none of what costs much.
std::vector<XmlName> usual_names()
{
    std::vector<XmlName> names;
    for (const char* each : {"resourcetype",
                             "displayname",
                             "getetag",
                             "getcontenttype",
                             "getcontentlength",
                             "owner",
                             "current-user-principal",
                             "supported-report-set",
                             "sync-token"})
        names.push_back(dav(each));
    return names;
}

}  // namespace

bool asks_for_too_much(const XmlElement& request)
{
    const XmlElement* const prop = request.child(dav_space, "prop");
    return prop != nullptr && prop->children.size() > most_props;
}

std::optional<WantedProps> wanted_props(const XmlElement& request)
{
    WantedProps wanted;
    if (const XmlElement* const prop = request.child(dav_space, "prop")) {
        for (const XmlElement& each : prop->children)
            if (std::ranges::find(wanted.names, each.name) == wanted.names.end())
                wanted.names.push_back(each.name);
        return wanted;
    }
    wanted.all = request.child(dav_space, "allprop") != nullptr;
    wanted.only_names = request.child(dav_space, "propname") != nullptr;
    return wanted.all || wanted.only_names ? std::optional{wanted} : std::nullopt;
}

PropAnswer props_of(Shelf& shelf,
                    const Place& place,
                    const OwnObject* object,
                    const WantedProps& wanted)
{
    PropAnswer answer;
    const bool named = !wanted.all && !wanted.only_names;
    for (const XmlName& name : named ? wanted.names : usual_names()) {
        const auto value = value_of(shelf, place, object, name);
        if (value)
            answer.known += wanted.only_names ? empty_element(name) : element(name, *value);
        else if (named)
            answer.unknown.push_back(name);
    }
    return answer;
}

std::string need_privileges(const std::string& address, std::string_view privilege)
{
    std::string out = "<D:need-privileges><D:resource>" + href(address) + "<D:privilege><D:";
    return out.append(privilege).append("/></D:privilege></D:resource></D:need-privileges>");
}

}  // namespace quorate::server
