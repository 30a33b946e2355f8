#pragma once

#include <vector>

#include "core/meetings/calendar_week.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// One day of the calendar: its last days, then its meetings on a grid of quarters of an hour from
/// 09:00 to 17:00. What is earlier or later stands at the edge and says its time.
View calendar_day(const core::CalendarDays& days, core::Date day, core::Date today);

/// "Needs your decision": at most three meetings or last days of these days that are in danger.
View decision_cards(const core::CalendarDays& days, core::Instant now);

}  // namespace quorate::server
