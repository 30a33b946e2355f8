#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/busy/prescan.hpp"
#include "core/dates/london_time.hpp"

namespace quorate::calendar {

/// A time zone: how far its clocks are ahead of UTC at a moment.
using ZoneOffset = std::function<std::chrono::seconds(core::Instant)>;

/// The zone of that name in the time zone database ("Europe/Paris"), or nothing.
using FindZone = std::function<std::optional<ZoneOffset>(const std::string& name)>;

/// The moment at which the zone's clocks show `civil`, as RFC 5545 3.3.5 asks: a time that occurs
/// twice means the first; one that is skipped is read by the offset before the gap. libical
/// 3.0.16 does neither.
core::Instant instant_in(const ZoneOffset& zone, core::CivilTime civil);

/// What the zone's clocks show at a moment.
core::CivilTime civil_in(const ZoneOffset& zone, core::Instant at);

/// The names to look a TZID up by in the time zone database, best first: programs write Windows'
/// names ("GMT Standard Time") and put prefixes before real ones
/// ("/freeassociation.sourceforge.net/Europe/London").
std::vector<std::string> names_of_zone(std::string_view tzid);

/// A zone as a VTIMEZONE describes it: observances on fixed days, or yearly on a weekday of a
/// month. Nothing when it says anything else.
std::optional<ZoneOffset> written_zone(const ScannedEntry& vtimezone);

/// The zones of one calendar. A name that the database knows is what the database says, whatever
/// the calendar's own VTIMEZONE claims; that one counts only for other names.
class CalendarZones {
public:
    CalendarZones(const ScannedCalendar& calendar, const FindZone& find);

    /// The zone of a TZID; London's for none. Nothing when nobody knows it.
    std::optional<ZoneOffset> find(std::string_view tzid) const;

private:
    std::map<std::string, std::optional<ZoneOffset>, std::less<>> zones_;  // and unknown names
};

ZoneOffset london_zone();
ZoneOffset utc_zone();

}  // namespace quorate::calendar
