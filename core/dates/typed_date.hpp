#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"

namespace quorate::core {

/// A date as people type it: "25/11/2026", "5.1.2026", "25 11 2026", "25 November 2026",
/// "25 nov 2026", or "2026-11-25". The day comes first and the year has four digits. Nothing when
/// it cannot be read or is not in the calendar.
std::optional<Date> parse_typed_date(std::string_view text);

/// What to say of a text that parse_typed_date cannot read: "There is no 31 February 2027: that
/// month has 28 days" of a day that no month has, else how a date is typed.
std::string typed_date_fault(std::string_view text);

/// "25/11/2026": what parse_typed_date reads back, for a field that is filled in already.
std::string typed_date(Date day);

}  // namespace quorate::core
