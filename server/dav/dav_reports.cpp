#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "calendar/own/own_entries.hpp"
#include "core/availability/availability_store.hpp"
#include "core/own_calendar/own_calendar_store.hpp"
#include "server/dav/dav_request.hpp"
#include "server/dav/properties.hpp"
#include "server/dav/query_filter.hpp"

namespace quorate::server {
namespace {

// As many as any program asks for at once, and more.
constexpr std::size_t most_hrefs = 2'000;

Place entry_at(const Place& calendar, const std::string& name)
{
    return {.kind = PlaceKind::entry,
            .user = calendar.user,
            .calendar = calendar.calendar,
            .name = name};
}

// The stretch in which the program wants to see each occurrence of what repeats.
std::optional<core::TimeSpan> expanded(const XmlElement& report)
{
    const XmlElement* const prop = report.child(dav_space, "prop");
    const XmlElement* const data =
        prop == nullptr ? nullptr : prop->child(caldav_space, "calendar-data");
    const XmlElement* const expand =
        data == nullptr ? nullptr : data->child(caldav_space, "expand");
    return expand == nullptr ? std::nullopt : time_range(*expand);
}

// The occurrences of entries that repeat. The times are read once, however many entries there are.
class Occurrences {
public:
    Occurrences(const DavRequest& dav, const XmlElement& report)
        : dav_{dav}, span_{expanded(report)}
    {
    }

    /// Writes each of them out, if the program wants that.
    void write_into(OwnObject& object)
    {
        const bool repeats = object.text.find("\r\nRRULE:") != std::string::npos ||
                             object.text.find("\r\nRDATE") != std::string::npos;
        if (!span_ || dav_.place.calendar != core::OwnCalendar::busy || !repeats) return;
        const core::Actor& actor = dav_.shelf.actor();
        dav_.shelf.app().database.read([&](core::UnitOfWork& work) {
            const auto entry = work.own_calendars.find_busy_entry(actor.user, object.name);
            if (!entry) return true;
            if (!times_) times_ = times_in(work);
            object.text = calendar::own_busy_text({.uid = entry->uid,
                                                   .changed_at = entry->changed_at,
                                                   .sequence = entry->version - 1},
                                                  (*times_)[entry->id.text()]);
            return true;
        });
    }

private:
    using Times = std::map<std::string, std::vector<core::TimeSpan>>;  // by entry

    Times times_in(core::UnitOfWork& work) const
    {
        const core::Actor& actor = dav_.shelf.actor();
        Times times;
        for (const core::BusyTime& each :
             work.availability.busy_times(actor.authority, {{actor.user}}, *span_))
            times[each.feed.text()].push_back({each.starts_at, each.ends_at});
        return times;
    }

    const DavRequest& dav_;
    std::optional<core::TimeSpan> span_;
    std::optional<Times> times_ = {};
};

Response calendar_query(const DavRequest& dav, const XmlElement& report, const WantedProps& wanted)
{
    const XmlElement* const filter = report.child(caldav_space, "filter");
    const auto read = filter == nullptr ? std::optional{QueryFilter{}} : query_filter(*filter);
    if (!read) return dav_error(403, "<C:supported-filter/>");
    Occurrences occurrences{dav, report};
    const char* const own = dav.place.calendar == core::OwnCalendar::actions ? "VTODO" : "VEVENT";
    Multistatus answer{wants_minimal(dav.request)};
    if (!read->component.empty() && read->component != own) return std::move(answer).finish();
    Shelf& shelf = dav.shelf;
    auto objects = shelf.app().database.read([&](core::UnitOfWork& work) {
        return own_objects(shelf.app(), work, shelf.actor(), dav.place.calendar, read->span);
    });
    if (!objects) return dav_refusal(dav, objects.error());
    std::vector<OwnObject> found = *std::move(objects);
    for (OwnObject& each : found) {
        if (!passes(*read, each.text)) continue;
        occurrences.write_into(each);
        const Place place = entry_at(dav.place, each.name);
        answer.add(href_of(place), props_of(shelf, place, &each, wanted));
    }
    return std::move(answer).finish();
}

Response calendar_multiget(const DavRequest& dav,
                           const XmlElement& report,
                           const WantedProps& wanted)
{
    const auto hrefs = std::ranges::count_if(
        report.children, [](const XmlElement& each) { return each.is(dav_space, "href"); });
    if (static_cast<std::size_t>(hrefs) > most_hrefs)
        return dav_error(507, "<D:number-of-matches-within-limits/>");
    std::map<std::string_view, const OwnObject*> by_name;
    for (const OwnObject& each : dav.shelf.told(dav.place.calendar).objects)
        by_name.emplace(each.name, &each);
    Multistatus answer{wants_minimal(dav.request)};
    Occurrences occurrences{dav, report};
    std::set<std::string_view> given;  // once, however often it is asked for
    for (const XmlElement& each : report.children) {
        if (!each.is(dav_space, "href")) continue;
        const auto path = path_of_href(each.text);
        const auto place = path ? place_at(*path) : std::nullopt;
        const bool is_here = place && place->kind == PlaceKind::entry &&
                             place->user == dav.place.user && place->calendar == dav.place.calendar;
        const auto found = is_here ? by_name.find(place->name) : by_name.end();
        if (found == by_name.end()) {
            answer.add_status(each.text, 404);
            continue;
        }
        if (!given.insert(found->first).second) continue;
        OwnObject object = *found->second;
        occurrences.write_into(object);
        answer.add(href_of(*place), props_of(dav.shelf, *place, &object, wanted));
    }
    return std::move(answer).finish();
}

// How many the program wants at most; 0: all.
std::size_t limit_of(const XmlElement& report)
{
    const XmlElement* const limit = report.child(dav_space, "limit");
    const XmlElement* const results =
        limit == nullptr ? nullptr : limit->child(dav_space, "nresults");
    std::size_t most = 0;
    if (results != nullptr)
        std::from_chars(results->text.data(), results->text.data() + results->text.size(), most);
    return most;
}

Response sync_collection(const DavRequest& dav, const XmlElement& report, const WantedProps& wanted)
{
    const XmlElement* const token = report.child(dav_space, "sync-token");
    const XmlElement* const level = report.child(dav_space, "sync-level");
    if (level != nullptr && level->text != "1")
        return dav_error(403, "<D:sync-traversal-supported/>");
    const ToldCalendar& told = dav.shelf.told(dav.place.calendar);
    core::CalendarState state = told.changes.state;
    const bool is_first = token == nullptr || token->text.empty();
    const auto since = is_first ? std::optional<std::int64_t>{0} : number_of(token->text, state);
    if (!since) return dav_error(403, "<D:valid-sync-token/>");

    std::vector<const core::CalendarMember*> changed;
    for (const core::CalendarMember& each : told.changes.members)
        if (each.number > *since && !(is_first && each.is_gone)) changed.push_back(&each);
    std::ranges::sort(changed, {}, &core::CalendarMember::number);
    const std::size_t most = limit_of(report);
    const bool is_cut = most > 0 && changed.size() > most;
    if (is_cut) {
        changed.resize(most);
        state.number = changed.back()->number;
    }
    std::map<std::string_view, const OwnObject*> by_name;
    for (const OwnObject& each : told.objects)
        by_name.emplace(each.name, &each);
    Multistatus answer{wants_minimal(dav.request)};
    for (const core::CalendarMember* each : changed) {
        const Place place = entry_at(dav.place, each->name);
        const auto found = by_name.find(each->name);
        if (each->is_gone || found == by_name.end())
            answer.add_status(href_of(place), 404);
        else
            answer.add(href_of(place), props_of(dav.shelf, place, found->second, wanted));
    }
    if (is_cut) answer.add_status(href_of(dav.place), 507);
    answer.append("<D:sync-token>" + xml_escaped(sync_token(state)) + "</D:sync-token>\n");
    return std::move(answer).finish();
}

}  // namespace

Response dav_report(const DavRequest& dav)
{
    const auto report = read_xml(dav.request.body);
    if (!report || asks_for_too_much(*report)) return dav_error(400, "");
    // Nobody is found but by themselves.
    if (report->is(dav_space, "principal-property-search") ||
        report->is(dav_space, "principal-match"))
        return Multistatus{}.finish();
    if (dav.place.kind != PlaceKind::calendar) return dav_error(403, "<D:supported-report/>");
    if (report->is(caldav_space, "free-busy-query")) return dav_free_busy(dav, *report);
    const auto wanted = wanted_props(*report).value_or(WantedProps{});
    if (report->is(caldav_space, "calendar-query")) return calendar_query(dav, *report, wanted);
    if (report->is(caldav_space, "calendar-multiget"))
        return calendar_multiget(dav, *report, wanted);
    if (report->is(dav_space, "sync-collection")) return sync_collection(dav, *report, wanted);
    return dav_error(403, "<D:supported-report/>");
}

}  // namespace quorate::server
