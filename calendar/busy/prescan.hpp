#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quorate::calendar {

/// Why a calendar from outside is not read at all. A calendar that is read in part would show
/// somebody free who is not.
enum class CalendarFault {
    no_calendar,  // does not begin with BEGIN:VCALENDAR
    cut_short,    // ends before END:VCALENDAR, or its components do not match
    too_big,
    too_deep,
    too_many_components,
    line_too_long,
    too_many_bad_lines,
    too_much_work,  // repeats more often, or is harder to work out, than any diary
};

/// Stable codes: "too_deep". Stored and logged.
std::string_view code(CalendarFault fault);
std::optional<CalendarFault> calendar_fault_from(std::string_view code);

/// What a calendar from outside may hold at most: libical 3.0.16 takes time that grows with the
/// square of a line's length and of the number of bad lines, and overflows its stack when
/// components are nested deeply.
struct ScanLimits {
    std::size_t bytes = 1'000'000;
    std::size_t depth = 8;
    std::size_t components = 5'000;
    std::size_t line = 64 * 1024;  // of a logical line: one that is folded is unfolded first
    std::size_t bad_lines = 50;
};

/// What is read of a calendar. `times` are the lines that say when: what for, where and with whom
/// is dropped where it is read. `own_entry` is for an entry of ours that its owner's program sends
/// back: its texts are compared with what we said, and kept nowhere.
enum class Keep { times, own_entry };

/// One line of those that are kept.
struct ScannedLine {
    std::string name;  // in capitals
    std::vector<std::pair<std::string, std::string>> parameters;
    std::string value;

    /// The value of a parameter, or empty.
    std::string_view parameter(std::string_view wanted) const;
};

/// A VEVENT, VTODO, VFREEBUSY or VTIMEZONE; parts are a VTIMEZONE's observances, and the VALARMs of
/// an own entry.
struct ScannedEntry {
    std::vector<ScannedLine> lines = {};
    std::vector<ScannedEntry> parts = {};

    /// The first line of that name, or nullptr.
    const ScannedLine* line(std::string_view name) const;

    /// Its value, or empty.
    std::string_view value(std::string_view name) const;
};

struct ScannedCalendar {
    std::vector<ScannedEntry> events = {};
    std::vector<ScannedEntry> tasks = {};  // VTODO
    std::vector<ScannedEntry> free_busy = {};
    std::vector<ScannedEntry> zones = {};
    std::size_t bad_lines = 0;
};

/// What was read, or why nothing was.
struct Scan {
    ScannedCalendar calendar = {};
    std::optional<CalendarFault> fault = {};
};

/// Cuts a calendar from outside into lines within the limits. Takes time that grows with the
/// number of bytes, whatever they are.
Scan scan_calendar(std::string_view text, const ScanLimits& limits = {}, Keep keep = Keep::times);

}  // namespace quorate::calendar
