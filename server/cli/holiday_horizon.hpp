#pragma once

#include "core/dates/months.hpp"
#include "core/dates/working_calendar.hpp"

namespace quorate::server {

/// Whether the list of bank holidays reaches 18 months past `today`. A review conference's date is
/// counted six months ahead and the next ones from there, so a shorter list soon makes dates
/// provisional; the government publishes two years ahead.
inline bool reaches_far_enough(const core::BankHolidays& holidays, core::Date today)
{
    return core::add_months(today, std::chrono::months{18}) <= holidays.known_until;
}

}  // namespace quorate::server
