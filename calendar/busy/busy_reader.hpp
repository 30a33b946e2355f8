#pragma once

#include <optional>
#include <vector>

#include "calendar/busy/prescan.hpp"
#include "calendar/busy/zone.hpp"
#include "core/availability/busy_time.hpp"

namespace quorate::calendar {

/// When a calendar from outside says that somebody is busy.
struct BusyReading {
    std::vector<core::TimeSpan> busy = {};  // in order, apart from each other, inside the stretch
    int left_out = 0;  // entries that could not be read, or repeat in a way we do not follow
    std::optional<CalendarFault> fault = {};  // then nothing else is said
};

/// Works out when within `stretch` the calendar's owner is busy: events that are neither
/// transparent nor cancelled, each as often as it repeats, and what a VFREEBUSY says. Whatever is
/// in doubt (tentative, a second entry with the same UID) is busy. Times without a zone are
/// London's.
///
/// Only RRULE values that safe_recurrence() lets through reach libical, and even those can be made
/// to take seconds: run it where time and memory are bounded.
BusyReading read_busy(const ScannedCalendar& calendar,
                      const core::TimeSpan& stretch,
                      const CalendarZones& zones);

}  // namespace quorate::calendar
