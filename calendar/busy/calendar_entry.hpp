#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/busy/recurrence.hpp"
#include "calendar/busy/zone.hpp"
#include "core/availability/busy_time.hpp"

namespace quorate::calendar {

/// A time with the zone it was written in.
struct ZonedTime {
    core::CivilTime civil;
    ZoneOffset zone;
    bool is_date = false;

    core::Instant instant() const { return instant_in(zone, civil); }
};

/// One VEVENT, as far as it says when somebody is busy.
struct CalendarEntry {
    std::string uid = {};
    ZonedTime start = {};
    std::chrono::seconds length = {};  // of whole days, when the start is a date
    std::optional<Recurrence> recurrence = {};
    std::vector<ZonedTime> extra = {};             // RDATE
    std::vector<core::TimeSpan> extra_spans = {};  // RDATE;VALUE=PERIOD
    std::vector<ZonedTime> without = {};           // EXDATE
    std::optional<ZonedTime> replaces = {};        // RECURRENCE-ID: one occurrence of the series
    bool is_busy = true;                           // neither transparent nor cancelled
    bool is_partial = false;                       // something of it was left out
};

/// Reads a VEVENT. Nothing when it does not say when it begins, or in a zone nobody knows.
std::optional<CalendarEntry> calendar_entry(const ScannedEntry& event, const CalendarZones& zones);

/// A time of the line, in the zone that the line names. Nothing when it is none.
std::optional<ZonedTime> zoned_time(const ScannedLine& line,
                                    std::string_view value,
                                    const CalendarZones& zones);

/// "20261125T100000Z/PT1H" or "…/20261125T110000Z".
std::optional<core::TimeSpan> period(const ScannedLine& line,
                                     std::string_view value,
                                     const CalendarZones& zones);

/// The values of a line that lists several.
std::vector<std::string_view> listed_values(const ScannedLine& line);

}  // namespace quorate::calendar
