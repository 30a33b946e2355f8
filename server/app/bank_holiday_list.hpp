#pragma once

#include <string>

#include "core/dates/working_calendar.hpp"
#include "server/app/settings.hpp"

namespace quorate::server {

/// Where a list of bank holidays that replaces the shipped one is kept: DATA/bank_holidays.csv.
std::string bank_holidays_file(const Settings& settings);

/// The bank holidays that dates are counted by: the list in that file, or the shipped one. Throws
/// BadSetting when the file is there and cannot be read.
core::BankHolidays bank_holidays_of(const Settings& settings);

}  // namespace quorate::server
