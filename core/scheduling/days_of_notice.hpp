#pragma once

#include <optional>

#include "core/dates/working_calendar.hpp"
#include "core/slots/slot_grid.hpp"

namespace quorate::core {

/// What a plan leaves between today and a new time, as long as the limit leaves another day.
inline constexpr WorkingDays days_of_notice{2};

struct Notice {
    Date from = {};       // the first day that leaves it
    bool is_kept = true;  // else the limit leaves no day after that one
};

/// For a meeting with that last day, and that latest start; nothing where there is no limit.
Notice notice_for(const WorkingCalendar& calendar,
                  Date today,
                  const std::optional<Date>& last_day,
                  const std::optional<CivilTime>& latest_start);

}  // namespace quorate::core
