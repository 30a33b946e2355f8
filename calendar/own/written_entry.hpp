#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/busy/prescan.hpp"
#include "calendar/busy/zone.hpp"
#include "core/availability/busy_time.hpp"

namespace quorate::calendar {

/// Why an entry that somebody's own program wrote is not taken.
enum class EntryFault {
    unreadable,       // no calendar, or past the scanner's limits
    other_component,  // a task among events, an event among tasks, or neither
    several_entries,  // more than one UID
    no_uid,           // none, or one that is too long or holds control characters
    no_time,          // does not say when, or repeats in a way that we do not follow
};

/// Stable codes: "no_uid". Logged.
std::string_view code(EntryFault fault);
std::optional<EntryFault> entry_fault_from(std::string_view code);

/// Which of our calendars it is written to.
enum class WrittenTo { meetings, actions, busy };

/// An entry from outside, taken apart. Of one for `busy` there are no texts: what it is for is
/// dropped where the line is read.
struct WrittenEntry {
    std::optional<EntryFault> fault = {};  // then nothing else is said
    std::string uid = {};
    core::Instant starts_at = {};
    std::optional<core::Instant> ends_at = {};  // nothing when it repeats
    bool repeats = false;

    // For `busy`: when, in our own words, an empty line between one event and the next; and the
    // times themselves within the stretch.
    std::vector<std::string> lines = {};
    std::vector<core::TimeSpan> busy = {};

    // For the others.
    std::vector<std::pair<std::string, std::string>> texts = {};      // SUMMARY, LOCATION, STATUS …
    std::vector<std::pair<std::string, std::string>> partstats = {};  // address and PARTSTAT
    std::vector<int> alarms = {};                                     // minutes before the start

    /// The text of that name, or nothing.
    const std::string* text(std::string_view name) const;
};

/// Reads an entry. As read_busy(): run it where time and memory are bounded.
WrittenEntry read_written_entry(const ScannedCalendar& calendar,
                                WrittenTo where,
                                const core::TimeSpan& stretch,
                                const CalendarZones& zones);

}  // namespace quorate::calendar
