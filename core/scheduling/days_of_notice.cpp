#include "core/scheduling/days_of_notice.hpp"

namespace quorate::core {

Notice notice_for(const WorkingCalendar& calendar,
                  Date today,
                  const std::optional<Date>& last_day,
                  const std::optional<CivilTime>& latest_start)
{
    const Date from = calendar.advance(today, WorkingDays{days_of_notice.count + 1});
    const bool has_another_day =
        (!last_day || *last_day > from) && (!latest_start || *latest_start >= CivilTime{from});
    return {.from = from, .is_kept = has_another_day};
}

}  // namespace quorate::core
