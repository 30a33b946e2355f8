#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/dates/working_calendar.hpp"

namespace quorate::server {

/// What somebody who books may not have meant, a sentence each: a bank holiday (by its name), a day
/// on which the council is shut, a weekend, or a start before 08:00 or after 18:00. All of it can
/// be booked. `local` is the authority's own calendar.
std::vector<std::string> unusual_time(const core::WorkingCalendar& local,
                                      core::Date day,
                                      std::chrono::minutes start);

}  // namespace quorate::server
