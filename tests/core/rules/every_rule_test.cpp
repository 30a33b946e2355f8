#include <gtest/gtest.h>

#include <random>
#include <set>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/due_date.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

// Every rule of both jurisdictions on every day of the shipped bank holidays, against a second
// reading of the conventions that shares no code with the first.
namespace quorate::core {
namespace {

using namespace std::chrono;
using test::day;

const Date first_day = day("2015-01-01");
const Date last_day = day("2028-12-31");

std::set<Date> closed_days(const NamedDays& closures)
{
    std::set<Date> closed;
    for (const NamedDays* list : {&shipped_bank_holidays().days, &closures})
        for (const auto& [date, name] : *list)
            closed.insert(date);
    return closed;
}

// A row a day, over some years more than are asked for on both sides.
class WalkedDays {
public:
    explicit WalkedDays(const NamedDays& closures)
    {
        const auto closed = closed_days(closures);
        for (Date date = begin_; date < begin_ + years{20}; date += days{1}) {
            const unsigned on = weekday{date}.iso_encoding();
            works_.push_back(on < 6 && !closed.contains(date));
        }
    }

    bool works(Date date) const
    {
        return works_[static_cast<std::size_t>((date - begin_).count())];
    }

    Date nth(Date from, int number, days step) const
    {
        while (number > 0) {
            from += step;
            if (works(from)) --number;
        }
        return from;
    }

    Date nearest(Date from, days step) const
    {
        while (!works(from))
            from += step;
        return from;
    }

private:
    Date begin_ = day("2012-01-01");
    std::vector<bool> works_;
};

// Month by month, then day by day down to one that the month has.
Date walked_months(Date from, int number, int sign)
{
    const year_month_day start{from};
    year_month target = start.year() / start.month();
    for (int i = 0; i < number; ++i)
        target = sign > 0 ? target + months{1} : target - months{1};
    for (unsigned number_of_day = static_cast<unsigned>(start.day());; --number_of_day)
        if (const year_month_day date = target / std::chrono::day{number_of_day}; date.ok())
            return Date{date};
}

struct Walked {
    Date limit;
    Date schedule_by;
};

Walked walked(const StatutoryRule& rule,
              Date trigger,
              const WalkedDays& national,
              const WalkedDays& local)
{
    const int sign = rule.direction == Direction::after ? 1 : -1;
    const days step{sign};
    const Date start = rule.count_trigger_day ? trigger - step : trigger;
    Date limit = start;
    if (rule.unit == Unit::working_days)
        limit = (rule.counted_by == CountedBy::local_calendar ? local : national)
                    .nth(start, rule.offset, step);
    if (rule.unit == Unit::calendar_days) limit = start + rule.offset * step;
    if (rule.unit == Unit::weeks) limit = start + 7 * rule.offset * step;
    if (rule.unit == Unit::months) limit = walked_months(trigger, rule.offset, sign);
    const bool is_earliest = rule.bound == Bound::earliest;
    return {limit, local.nearest(limit, days{is_earliest ? 1 : -1})};
}

bool counts_days(const StatutoryRule& rule)
{
    return rule.unit != Unit::none && rule.unit != Unit::hours;
}

// What the answer depends on: rules that are alike here have the same dates.
auto arithmetic_of(const StatutoryRule& rule)
{
    return std::tuple{rule.offset,
                      rule.unit,
                      rule.direction,
                      rule.count_trigger_day,
                      rule.counted_by,
                      rule.bound};
}

void expect_all_as_walked(const NamedDays& closures, Date from, Date until)
{
    const Calendars calendars = calendars_with(shipped_bank_holidays(), closures);
    const WalkedDays national{{}};
    const WalkedDays local{closures};

    std::map<decltype(arithmetic_of(all_rules().front())), std::vector<Walked>> answers;
    for (const StatutoryRule& rule : all_rules()) {
        if (!counts_days(rule)) continue;
        auto& expected = answers[arithmetic_of(rule)];
        const bool is_new = expected.empty();
        Date previous = Date::min();
        std::size_t row = 0;
        for (Date trigger = from; trigger <= until; trigger += days{1}, ++row) {
            if (is_new) expected.push_back(walked(rule, trigger, national, local));
            const DueDate due = due_date(rule, {.on = trigger}, calendars);
            const bool is_as_walked = due.limit_date == expected[row].limit &&
                                      due.schedule_by == expected[row].schedule_by;
            const bool is_bookable = calendars.local.is_working_day(due.schedule_by);
            const bool is_monotone = previous <= due.limit_date;
            if (!is_as_walked || !is_bookable || !is_monotone)
                FAIL() << rule.id << " from " << iso(trigger) << ": " << iso(due.limit_date)
                       << ", schedule by " << iso(due.schedule_by) << "; walked "
                       << iso(expected[row].limit) << ", " << iso(expected[row].schedule_by);
            previous = due.limit_date;
        }
    }
}

TEST(EveryRule, AgreesWithCountingDayByDayFrom2015To2028)
{
    expect_all_as_walked({}, first_day, last_day);
}

TEST(EveryRule, AgreesWithCountingDayByDayRoundAnyClosures)
{
    std::mt19937 random{20261125};
    std::uniform_int_distribution<int> any_day{0, static_cast<int>((last_day - first_day).count())};
    std::uniform_int_distribution<int> length{1, 12};
    for (int round = 0; round < 6; ++round) {
        NamedDays closures;
        for (int i = 0; i < 25; ++i) {
            const Date start = first_day + days{any_day(random)};
            for (Date closed = start; closed < start + days{length(random)}; closed += days{1})
                closures.emplace(closed, "");
        }
        const Date from = first_day + days{any_day(random)};
        expect_all_as_walked(closures, from, std::min(from + days{200}, last_day));
    }
}

// Counting back from the limit arrives at the trigger, and the other way round, from any day
// worked.
TEST(EveryRule, OfWorkingDaysCountsBackToWhereItCameFrom)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    for (const StatutoryRule& rule : all_rules()) {
        if (rule.unit != Unit::working_days || rule.count_trigger_day) continue;
        StatutoryRule back = rule;
        back.direction = rule.direction == Direction::after ? Direction::before : Direction::after;
        for (Date trigger = first_day; trigger <= last_day; trigger += days{7}) {
            if (!calendar.is_working_day(trigger)) continue;
            const Date limit = due_date(rule, {.on = trigger}, shipped_calendars()).limit_date;
            ASSERT_EQ(due_date(back, {.on = limit}, shipped_calendars()).limit_date, trigger)
                << rule.id << " " << iso(trigger);
        }
    }
}

TEST(EveryRule, OfMonthsIsClampedAndForgetsIt)
{
    const auto limit = [](const char* id, Date trigger) {
        return due_date(*nearest_rule(id, trigger), {.on = trigger}, shipped_calendars())
            .limit_date;
    };

    EXPECT_EQ(iso(limit("eng-rcpc-first-3m", day("2026-11-30"))), "2027-02-28");
    EXPECT_EQ(iso(limit("eng-rcpc-subsequent-6m", day("2027-02-28"))), "2027-08-28");
    EXPECT_EQ(iso(limit("eng-rcpc-subsequent-6m", day("2027-08-31"))), "2028-02-29");
    EXPECT_EQ(iso(limit("eng-rcpc-subsequent-6m", day("2028-02-29"))), "2028-08-29");
}

// A closure may only narrow what can be booked of a national limit; it never moves the limit.
TEST(EveryRule, OfTheNationKeepsItsLimitWhateverIsClosed)
{
    const NamedDays closures{{day("2026-12-29"), ""}, {day("2026-12-30"), ""}};
    const Calendars closed = calendars_with(shipped_bank_holidays(), closures);
    for (const StatutoryRule& rule : all_rules()) {
        if (!counts_days(rule) || rule.counted_by == CountedBy::local_calendar) continue;
        for (Date trigger = day("2026-06-01"); trigger < day("2027-06-01"); trigger += days{1})
            ASSERT_EQ(due_date(rule, {.on = trigger}, closed).limit_date,
                      due_date(rule, {.on = trigger}, shipped_calendars()).limit_date)
                << rule.id << " " << iso(trigger);
    }
}

TEST(EveryRule, ExplainsTheDateThatItGives)
{
    for (const StatutoryRule& rule : rules_that_start_clocks())
        for (Date trigger = day("2026-01-01"); trigger < day("2027-01-01"); trigger += days{3}) {
            const Trigger from = trigger_at(london_instant(
                std::chrono::local_days{trigger.time_since_epoch()} + std::chrono::hours{9}));
            const auto answer = explained_due_date(rule, from, shipped_calendars());
            ASSERT_EQ(answer.due, due_date(rule, from, shipped_calendars())) << rule.id;
            if (rule.unit != Unit::working_days) continue;
            ASSERT_EQ(answer.counted.size(), static_cast<std::size_t>(rule.offset));
            ASSERT_EQ(answer.counted.back().day, answer.due.limit_date) << rule.id << iso(trigger);
        }
}

}  // namespace
}  // namespace quorate::core
