#include "calendar/busy/zone.hpp"

#include <algorithm>

#include "calendar/ical/zone.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

std::optional<ZoneOffset> first_known(const std::vector<std::string>& names, const FindZone& find)
{
    for (const std::string& name : names) {
        if (name == london_tzid) return london_zone();
        if (auto zone = find(name)) return zone;
    }
    return std::nullopt;
}

}  // namespace

ZoneOffset london_zone()
{
    return [](core::Instant at) { return core::london_offset(at); };
}

ZoneOffset utc_zone()
{
    return [](core::Instant) { return seconds{0}; };
}

core::Instant instant_in(const ZoneOffset& zone, core::CivilTime civil)
{
    // No zone changes twice within two days, so what is in force a day before and a day after are
    // the only offsets to choose from.
    const core::Instant as_if_utc{civil.time_since_epoch()};
    const seconds before = zone(as_if_utc - days{1});
    const seconds after = zone(as_if_utc + days{1});
    const core::Instant early = as_if_utc - before;
    if (before == after || zone(early) == before) return early;
    const core::Instant late = as_if_utc - after;
    return zone(late) == after ? late : early;
}

core::CivilTime civil_in(const ZoneOffset& zone, core::Instant at)
{
    return core::CivilTime{(at + zone(at)).time_since_epoch()};
}

CalendarZones::CalendarZones(const ScannedCalendar& calendar, const FindZone& find)
{
    for (const ScannedEntry& entry : calendar.zones) {
        const std::string tzid{entry.value("TZID")};
        if (zones_.contains(tzid)) continue;
        auto zone = first_known(names_of_zone(tzid), find);
        if (!zone) zone = first_known(names_of_zone(entry.value("X-LIC-LOCATION")), find);
        if (!zone) zone = written_zone(entry);
        zones_.emplace(tzid, std::move(zone));
    }
    for (const auto* entries : {&calendar.events, &calendar.free_busy})
        for (const ScannedEntry& entry : *entries)
            for (const ScannedLine& line : entry.lines) {
                const std::string_view tzid = line.parameter("TZID");
                if (tzid.empty() || zones_.contains(tzid)) continue;
                zones_.emplace(tzid, first_known(names_of_zone(tzid), find));
            }
}

std::optional<ZoneOffset> CalendarZones::find(std::string_view tzid) const
{
    if (tzid.empty() || tzid == london_tzid) return london_zone();
    const auto found = zones_.find(tzid);
    return found == zones_.end() ? std::nullopt : found->second;
}

}  // namespace quorate::calendar
