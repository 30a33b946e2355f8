#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "core/availability/calendar_owner.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// Some hours of a day, as minutes after midnight; the end is not included.
struct DayHours {
    std::chrono::minutes from = {};
    std::chrono::minutes until = {};

    friend auto operator<=>(const DayHours&, const DayHours&) = default;
};

/// Monday to Sunday, the hours of each in order; none on a day off.
using WeekHours = std::array<std::vector<DayHours>, 7>;

/// The hours in which somebody works, from a day on, or until one. On days that none of their
/// patterns speaks of they work the authority's service hours.
struct WorkingPattern {
    WeekHours hours = {};
    bool term_time_only = false;     // not at all in the authority's school holidays
    std::optional<Date> from = {};   // nothing: always until then
    std::optional<Date> until = {};  // the last day; nothing: until further notice

    friend bool operator==(const WorkingPattern&, const WorkingPattern&) = default;
};

/// Whether a pattern speaks of the day.
bool covers(const WorkingPattern& pattern, Date day);

/// What is known of the hours of somebody: patterns that do not overlap, the earliest first.
struct OwnersPatterns {
    CalendarOwner owner = {};
    std::vector<WorkingPattern> patterns = {};
    int version = 0;  // 0: nothing was ever said
};

/// Days on which the authority's schools are shut.
struct SchoolHoliday {
    std::string name = {};  // "Autumn half term"
    Date from = {};
    Date until = {};  // the last day

    friend bool operator==(const SchoolHoliday&, const SchoolHoliday&) = default;
};

/// All of them that an authority keeps, the earliest first.
struct SchoolHolidays {
    std::vector<SchoolHoliday> holidays = {};
    int version = 0;  // 0: nothing was ever said
};

/// Between when and when an authority holds meetings, on days that are worked.
struct ServiceHours {
    std::chrono::minutes opens = std::chrono::hours{9};
    std::chrono::minutes closes = std::chrono::hours{17};
    int version = 0;  // 0: nobody chose them

    friend bool operator==(const ServiceHours&, const ServiceHours&) = default;
};

}  // namespace quorate::core
