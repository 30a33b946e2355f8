#include "core/rules/due_date.hpp"

#include <algorithm>
#include <stdexcept>

#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

[[noreturn]] void refuse(const StatutoryRule& rule, const char* why)
{
    throw std::logic_error{std::string{rule.id} + why};
}

Instant limit_instant(const StatutoryRule& rule, const Trigger& trigger)
{
    if (!trigger.at) refuse(rule, " counts hours and needs a time of day");
    const hours offset{rule.offset};
    return rule.direction == Direction::after ? *trigger.at + offset : *trigger.at - offset;
}

Date limit_day(const StatutoryRule& rule, Date trigger, const WorkingCalendar& calendar)
{
    const bool is_after = rule.direction == Direction::after;
    const int sign = is_after ? 1 : -1;

    // To count the trigger's own day is to start from the day on its other side.
    const Date day_0 = rule.count_trigger_day ? trigger - days{sign} : trigger;
    switch (rule.unit) {
        case Unit::working_days:
            return is_after ? calendar.advance(day_0, WorkingDays{rule.offset})
                            : calendar.retreat(day_0, WorkingDays{rule.offset});
        case Unit::calendar_days:
            return day_0 + days{sign * rule.offset};
        case Unit::weeks:
            return day_0 + weeks{sign * rule.offset};
        // The corresponding date is the trigger's; only then is the counted day taken off.
        case Unit::months:
            return add_months(trigger, months{sign * rule.offset}) + (day_0 - trigger);
        case Unit::hours:
        case Unit::none:
            break;
    }
    refuse(rule, " has no unit of days");
}

}  // namespace

Trigger trigger_at(Instant at)
{
    return {.on = london_date(at), .at = at};
}

DueDate due_date(const StatutoryRule& rule, const Trigger& trigger, const Calendars& calendars)
{
    if (rule.unit == Unit::hours) {
        const Instant limit = limit_instant(rule, trigger);
        return {
            .limit_date = london_date(limit), .schedule_by = london_date(limit), .limit_at = limit};
    }

    const WorkingCalendar& counting =
        rule.counted_by == CountedBy::national_calendar ? calendars.national : calendars.local;
    const Date limit = limit_day(rule, trigger.on, counting);
    const Date schedule_by = rule.bound == Bound::earliest
                                 ? calendars.local.first_working_day_on_or_after(limit)
                                 : calendars.local.last_working_day_on_or_before(limit);
    const Date first = std::min(trigger.on, std::min(limit, schedule_by));
    const Date last = std::max(trigger.on, std::max(limit, schedule_by));
    return {.limit_date = limit,
            .schedule_by = schedule_by,
            .is_provisional = !counting.covers(first) || !counting.covers(last),
            .nothing_bookable = rule.direction == Direction::after && schedule_by < trigger.on};
}

}  // namespace quorate::core
