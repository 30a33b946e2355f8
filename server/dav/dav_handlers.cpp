#include "server/dav/dav_handlers.hpp"

#include "core/own_calendar/own_busy_times.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "db/session/confinement.hpp"
#include "server/dav/dav_access.hpp"
#include "server/dav/dav_request.hpp"
#include "server/dav/properties.hpp"
#include "server/feeds/feed_answer.hpp"

namespace quorate::server {
namespace {

constexpr const char* methods =
    "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, PROPPATCH, REPORT, MKCALENDAR";

Response no_content()
{
    return Response{.status = 204, .headers = {}, .body = {}};
}

Place with_name(Place place, const std::string& name)
{
    place.kind = PlaceKind::entry;
    place.name = name;
    return place;
}

// The place itself, and with Depth 1 what is in it.
Response propfind(const DavRequest& dav)
{
    const std::string_view depth = dav.request.header("depth");
    if (depth == "infinity") return dav_error(403, "<D:propfind-finite-depth/>");
    if (!depth.empty() && depth != "0" && depth != "1") return dav_error(400, "");
    std::optional<WantedProps> wanted = WantedProps{.all = true};
    if (!dav.request.body.empty()) {
        const auto body = read_xml(dav.request.body);
        if (!body || !body->is(dav_space, "propfind") || asks_for_too_much(*body))
            return dav_error(400, "");
        wanted = wanted_props(*body);
    }
    if (!wanted) return dav_error(400, "");

    Multistatus answer{wants_minimal(dav.request)};
    const auto add = [&](const Place& place, const OwnObject* object) {
        answer.add(href_of(place), props_of(dav.shelf, place, object, *wanted));
    };
    const Place& place = dav.place;
    if (place.kind == PlaceKind::entry) {
        for (const OwnObject& each : dav.shelf.told(place.calendar).objects)
            if (each.name == place.name) {
                add(place, &each);
                return std::move(answer).finish();
            }
        return dav_not_found();
    }
    add(place, nullptr);
    if (depth != "1") return std::move(answer).finish();
    if (place.kind == PlaceKind::root)
        add({.kind = PlaceKind::principal, .user = dav.shelf.actor().user.text()}, nullptr);
    if (place.kind == PlaceKind::home)
        for (const core::OwnCalendar each : dav.shelf.calendars())
            add({.kind = PlaceKind::calendar, .user = place.user, .calendar = each}, nullptr);
    if (place.kind == PlaceKind::calendar)
        for (const OwnObject& each : dav.shelf.told(place.calendar).objects)
            add(with_name(place, each.name), &each);
    return std::move(answer).finish();
}

// Nothing of ours can be set: names and colours stay on the device.
Response proppatch(const DavRequest& dav)
{
    const auto body = read_xml(dav.request.body);
    if (!body || !body->is(dav_space, "propertyupdate")) return dav_error(400, "");
    PropAnswer answer;
    for (const XmlElement& change : body->children)
        if (const XmlElement* const prop = change.child(dav_space, "prop"))
            for (const XmlElement& each : prop->children)
                answer.refused.push_back(each.name);
    Multistatus told{wants_minimal(dav.request)};
    told.add(href_of(dav.place), answer);
    return std::move(told).finish();
}

core::Result<std::optional<OwnObject>> object_there(const DavRequest& dav)
{
    Shelf& shelf = dav.shelf;
    return shelf.app().database.read([&](core::UnitOfWork& work) {
        return own_object(shelf.app(), work, shelf.actor(), dav.place.calendar, dav.place.name);
    });
}

Response get(const DavRequest& dav)
{
    if (dav.place.kind != PlaceKind::entry)
        return text_response(200, "This address is for calendar programs.\n");
    const auto object = object_there(dav);
    if (!object || !*object) return dav_not_found();
    const OwnObject& found = **object;
    Response response{.status = 200, .headers = {}, .body = found.text};
    const std::string tag = '"' + found.tag + '"';
    response.with("ETag", tag).with("Cache-Control", "private, no-cache");
    const std::string_view known = dav.request.header("if-none-match");
    if (!known.empty() && names_tag(known, tag)) {
        response.status = 304;
        response.body.clear();
        return response;
    }
    return response.with("Content-Type", "text/calendar; charset=utf-8");
}

Response remove(const DavRequest& dav)
{
    const std::string address = href_of(dav.place);
    if (dav.place.kind != PlaceKind::entry)
        return dav_error(403, need_privileges(address, "unbind"));
    const auto object = object_there(dav);
    if (!object || !*object) return dav_not_found();
    if (dav.place.calendar != core::OwnCalendar::busy)
        return dav_error(403, need_privileges(address, "unbind"));
    App& app = dav.shelf.app();
    const core::Actor& actor = dav.shelf.actor();
    const auto removed =
        app.transact(actor, [&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto now = own_object(app, work, actor, dav.place.calendar, dav.place.name);
            if (!now) return now.error();
            const auto tag = *now ? std::optional{(*now)->tag} : std::nullopt;
            if (!meets_conditions(dav.request, tag)) return core::Refusal::stale_version;
            return core::remove_busy_entry(work, app.clock, actor, dav.place.name);
        });
    return removed ? no_content() : dav_refusal(dav, removed.error());
}

Response options()
{
    Response response = no_content();
    response.status = 200;
    return response.with("Allow", methods);
}

Response answer_at(const DavRequest& dav)
{
    switch (dav.request.method) {
        case Method::get:
        case Method::head:
            return get(dav);
        case Method::propfind:
            return propfind(dav);
        case Method::proppatch:
            return proppatch(dav);
        case Method::report:
            return dav_report(dav);
        case Method::put:
            return dav_put(dav);
        case Method::del:
            return remove(dav);
        default:
            break;
    }
    // MKCALENDAR: there are these calendars and no others.
    return dav_error(403, need_privileges(home_href(dav.shelf.actor().user), "bind"));
}

// What is somebody else's is not there, and neither is what this person has no use for.
bool is_there(const Shelf& shelf, const Place& place)
{
    if (place.kind == PlaceKind::root) return true;
    if (place.user != shelf.actor().user.text()) return false;
    const bool in_calendar = place.kind == PlaceKind::calendar || place.kind == PlaceKind::entry;
    return !in_calendar || shelf.has(place.calendar);
}

Response answer_as(App& app, const Request& request, CalendarOwnerSeen owner)
{
    const auto place = place_at(request.path);
    if (request.method == Method::options) return options();
    Shelf shelf{app, std::move(owner)};
    const bool makes = request.method == Method::mkcalendar;
    if (!makes && (!place || !is_there(shelf, *place))) return dav_not_found();
    return answer_at({request, shelf, place.value_or(Place{})});
}

}  // namespace

bool meets_conditions(const Request& request, const std::optional<std::string>& tag)
{
    const std::string_view match = request.header("if-match");
    const std::string_view none = request.header("if-none-match");
    const std::string quoted = tag ? '"' + *tag + '"' : std::string{};
    // A weak tag says nothing about the bytes that are to be replaced (RFC 9110 13.1.1).
    if (!match.empty() && (!tag || match.starts_with("W/") || !names_tag(match, quoted)))
        return false;
    return none.empty() || !tag || !names_tag(none, quoted);
}

bool wants_minimal(const Request& request)
{
    return request.header("prefer").find("return=minimal") != std::string_view::npos ||
           request.header("brief") == "t";
}

Response dav_refusal(const DavRequest& dav, const core::Error& error)
{
    switch (error.refusal) {
        case core::Refusal::stale_version:
            return text_response(412, "This has changed meanwhile.\n");
        case core::Refusal::not_found:
        case core::Refusal::hidden:
            return dav_not_found();
        case core::Refusal::invalid_input:
            return dav_error(403, "<C:valid-calendar-data/>");
        default:
            return dav_error(403, need_privileges(href_of(dav.place), "write-content"));
    }
}

Response answer_dav(App& app, const Request& request, const core::Actor&)
{
    CalendarUser user = calendar_user(app, request);
    const db::Confinement confined{user.owner.actor.authority};
    Response response = user.turned_away ? *std::move(user.turned_away)
                                         : answer_as(app, request, std::move(user.owner));
    // Without calendar-auto-schedule: Quorate sends its own mails, and programs none.
    return response.with("DAV", "1, 3, calendar-access");
}

Response get_well_known_caldav(App&, const Request&, const core::Actor&)
{
    Response response{.status = 301, .headers = {}, .body = {}};
    return response.with("Location", dav_root());
}

}  // namespace quorate::server
