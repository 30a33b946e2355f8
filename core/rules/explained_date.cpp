#include <cstddef>

#include "core/rules/due_date.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

// Names are looked up for the few days that have one.
SkippedDay skipped(const WorkingCalendar& calendar, Date day, DayOff why)
{
    const bool is_weekend = why == DayOff::saturday || why == DayOff::sunday;
    return {day, why, is_weekend ? std::string{} : calendar.name_of(day)};
}

// Walks from the trigger to the limit, numbering the days that count.
void walk(ExplainedDate& answer, const WorkingCalendar& calendar)
{
    const days step{answer.rule.direction == Direction::after ? 1 : -1};
    Date day = answer.rule.count_trigger_day ? answer.trigger.on : answer.trigger.on + step;

    const auto number_of_days = (answer.due.limit_date - day) / step + 1;
    const auto counted = static_cast<std::size_t>(answer.rule.offset);
    answer.counted.reserve(counted);
    answer.skipped.reserve(static_cast<std::size_t>(number_of_days) - counted);
    for (int number = 0; number < answer.rule.offset; day += step) {
        if (const auto why = calendar.why_off(day))
            answer.skipped.push_back(skipped(calendar, day, *why));
        else
            answer.counted.push_back({++number, day});
    }
}

void look_for_a_bookable_day(ExplainedDate& answer, const WorkingCalendar& local)
{
    const days step{answer.due.schedule_by < answer.due.limit_date ? -1 : 1};
    for (Date day = answer.due.limit_date; day != answer.due.schedule_by; day += step)
        if (const auto why = local.why_off(day))
            answer.not_bookable.push_back(skipped(local, day, *why));
}

}  // namespace

ExplainedDate explained_due_date(const StatutoryRule& rule,
                                 const Trigger& trigger,
                                 const Calendars& calendars)
{
    const BankHolidays& holidays = calendars.national.bank_holidays();
    ExplainedDate answer{.due = due_date(rule, trigger, calendars),
                         .rule = rule,
                         .trigger = trigger,
                         .counted = {},
                         .skipped = {},
                         .not_bookable = {},
                         .known_from = holidays.known_from,
                         .known_until = holidays.known_until};
    const bool is_local = rule.counted_by == CountedBy::local_calendar;
    if (rule.unit == Unit::working_days)
        walk(answer, is_local ? calendars.local : calendars.national);
    look_for_a_bookable_day(answer, calendars.local);
    return answer;
}

}  // namespace quorate::core
