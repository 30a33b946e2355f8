#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/dates/london_time.hpp"

namespace quorate::calendar {

/// A DATE or DATE-TIME value as it is written, without the zone it is in.
struct WrittenTime {
    core::CivilTime civil;
    bool is_date = false;
    bool is_utc = false;  // ends with Z
};

/// "20261125" or "20261125T100000" or "20261125T100000Z"; nothing for anything else, and for years
/// before 1900 or after 2200.
std::optional<WrittenTime> written_time(std::string_view text);

/// A DURATION such as "PT1H30M" or "P2D", from nothing to a year long. A day counts 24 hours.
std::optional<std::chrono::seconds> written_duration(std::string_view text);

/// "+0100" or "-053000".
std::optional<std::chrono::seconds> written_offset(std::string_view text);

/// A whole number of at most six digits, with a sign or without.
std::optional<int> whole_number(std::string_view text);

}  // namespace quorate::calendar
