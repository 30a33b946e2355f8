#pragma once

#include <string>
#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Bank holidays from CSV in the form of data/bank_holidays_england_and_wales.csv. A list that
/// does not say how far it reaches, names a day twice or cannot be read is refused with the line.
Result<BankHolidays> parse_bank_holidays(std::string_view csv);

/// The same list as CSV, which parse_bank_holidays() reads back.
std::string bank_holidays_to_csv(const BankHolidays& holidays);

/// What the name of a bank holiday ends in when it stands in for one at a weekend.
inline constexpr std::string_view substitute_day = " (substitute day)";

/// The list this version was released with: England and Wales, 2015 to 2028.
const BankHolidays& shipped_bank_holidays();

/// The shipped list without local closures, so national and local count alike.
const Calendars& shipped_calendars();

}  // namespace quorate::core
