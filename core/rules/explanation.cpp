#include <string>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/months.hpp"
#include "core/rules/due_date.hpp"

namespace quorate::core {

using namespace std::chrono;

namespace {

SkippedDay skipped(const WorkingCalendar& calendar, Date day, DayOff why)
{
    if (why == DayOff::bank_holiday) return {day, why, calendar.bank_holidays().days.at(day)};
    if (why == DayOff::local_closure) return {day, why, calendar.local_closures().at(day)};
    return {day, why, {}};
}

// Walks from the trigger to the limit, naming each day.
void walk(ExplainedDate& answer, const WorkingCalendar& calendar)
{
    const days step{answer.rule.direction == Direction::after ? 1 : -1};
    Date day = answer.rule.count_trigger_day ? answer.trigger.on : answer.trigger.on + step;
    for (int number = 0; number < answer.rule.offset; day += step) {
        if (const auto why = calendar.why_off(day))
            answer.skipped.push_back(skipped(calendar, day, *why));
        else
            answer.counted.push_back({++number, day});
    }
}

void look_back_for_a_bookable_day(ExplainedDate& answer, const WorkingCalendar& local)
{
    for (Date day = answer.due.limit_date; day > answer.due.schedule_by; day -= days{1})
        if (const auto why = local.why_off(day))
            answer.not_bookable.push_back(skipped(local, day, *why));
}

bool is_weekend(const SkippedDay& day)
{
    return day.why == DayOff::saturday || day.why == DayOff::sunday;
}

std::string when(const Trigger& trigger, const StatutoryRule& rule)
{
    return rule.unit == Unit::hours ? london_long_time(*trigger.at) : long_date(trigger.on);
}

void say_how_it_was_counted(ExplainedDate& answer)
{
    const StatutoryRule& rule = answer.rule;
    auto& say = answer.sentences;
    const std::string trigger_day = when(answer.trigger, rule);

    say.push_back("Counted from " + trigger_text(rule) + ": " + trigger_day + ".");
    if (rule.unit == Unit::hours) {
        say.push_back("The limit is " + offset_text(rule) + " " +
                      std::string{code(rule.direction)} +
                      " that moment, nights and weekends included.");
        return;
    }
    say.push_back(rule.count_trigger_day ? "That day is day 1: this rule counts it."
                                         : "That day is day 0: it is not counted.");
    say.push_back("The limit is " + offset_text(rule) + " " + std::string{code(rule.direction)} +
                  " it.");
}

void say_what_was_skipped(ExplainedDate& answer)
{
    auto& say = answer.sentences;
    bool has_weekend = false;
    for (const SkippedDay& day : answer.skipped)
        has_weekend = has_weekend || is_weekend(day);
    if (has_weekend) say.push_back("Saturdays and Sundays are not counted.");
    for (const SkippedDay& day : answer.skipped)
        if (!is_weekend(day))
            say.push_back(long_date(day.day) + " is not counted: " + reason_text(day) + ".");
}

void say_when_the_month_is_short(ExplainedDate& answer)
{
    if (answer.rule.unit != Unit::months || answer.rule.count_trigger_day) return;
    const auto day_of = [](Date date) { return year_month_day{date}.day(); };
    if (day_of(answer.due.limit_date) == day_of(answer.trigger.on)) return;
    answer.sentences.push_back("That month has no day " +
                               std::to_string(static_cast<unsigned>(day_of(answer.trigger.on))) +
                               ", so the limit is its last day.");
}

void say_the_limit(ExplainedDate& answer)
{
    auto& say = answer.sentences;
    if (answer.due.limit_at) {
        say.push_back("The latest moment is " + london_long_time(*answer.due.limit_at) + ".");
        return;
    }
    say.push_back("The latest date is " + long_date(answer.due.limit_date) + ".");
    for (const SkippedDay& day : answer.not_bookable)
        say.push_back(long_date(day.day) + " cannot be booked: " + reason_text(day) + ".");
    if (answer.due.nothing_bookable)
        say.push_back("No day between the two can be booked: act at once, or agree a later date.");
    else if (!answer.not_bookable.empty())
        say.push_back("A limit never moves to a later day: schedule by " +
                      long_date(answer.due.schedule_by) + ".");
}

void say_what_it_rests_on(ExplainedDate& answer, const BankHolidays& holidays)
{
    const StatutoryRule& rule = answer.rule;
    auto& say = answer.sentences;
    if (answer.due.is_provisional)
        say.push_back("Provisional: bank holidays are known from " +
                      long_date(holidays.known_from) + " to " + long_date(holidays.known_until) +
                      " only.");
    say.push_back("Rule " + rule.id + ". " + std::string{label(rule.level)} + ", " +
                  std::string{label(rule.jurisdiction)} + ": " + rule.edition + ", " +
                  rule.paragraph + ".");

    std::string in_force = "In force from " + iso(rule.effective_from);
    if (rule.effective_to) in_force += " to " + iso(*rule.effective_to);
    say.push_back(in_force + (is_in_force(rule, answer.trigger.on)
                                  ? "."
                                  : ", so not on the day it is counted from here."));
}

}  // namespace

std::string reason_text(const SkippedDay& day)
{
    switch (day.why) {
        case DayOff::saturday:
            return "Saturday";
        case DayOff::sunday:
            return "Sunday";
        case DayOff::bank_holiday:
            return day.name;
        case DayOff::local_closure:
            return day.name.empty() ? "local closure" : "local closure, " + day.name;
    }
    return "not a working day";
}

ExplainedDate explained_due_date(const StatutoryRule& rule,
                                 const Trigger& trigger,
                                 const Calendars& calendars)
{
    ExplainedDate answer{.due = due_date(rule, trigger, calendars),
                         .rule = rule,
                         .trigger = trigger,
                         .counted = {},
                         .skipped = {},
                         .not_bookable = {},
                         .sentences = {}};
    const bool is_local = rule.counted_by == CountedBy::local_calendar;
    if (rule.unit == Unit::working_days)
        walk(answer, is_local ? calendars.local : calendars.national);
    look_back_for_a_bookable_day(answer, calendars.local);

    say_how_it_was_counted(answer);
    say_what_was_skipped(answer);
    say_when_the_month_is_short(answer);
    say_the_limit(answer);
    say_what_it_rests_on(answer, calendars.national.bank_holidays());
    return answer;
}

}  // namespace quorate::core
