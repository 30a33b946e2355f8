#include "core/rules/due_date.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

constexpr auto before = Direction::before;
constexpr auto after = Direction::after;
constexpr auto local = CountedBy::local_calendar;
constexpr auto national = CountedBy::national_calendar;

// Rules made up to reach each unit and direction; the shipped ones do not use them all.
StatutoryRule rule_of(int offset, Unit unit, Direction direction, CountedBy counted_by = national)
{
    return {.id = "test-rule",
            .label = "Something done",
            .label_cy = "Rhywbeth wedi'i wneud",
            .jurisdiction = Jurisdiction::england,
            .level = RuleLevel::local,
            .trigger = EventKind::conference_held,
            .offset = offset,
            .unit = unit,
            .direction = direction,
            .counted_by = counted_by,
            .edition = "Test",
            .paragraph = "1",
            .source = "this file",
            .effective_from = day("2015-01-01")};
}

Calendars with_christmas_closures()
{
    return calendars_with(
        shipped_bank_holidays(),
        {{day("2026-12-29"), ""}, {day("2026-12-30"), ""}, {day("2026-12-31"), ""}});
}

struct Case {
    const char* name;
    StatutoryRule given_rule;
    const char* given_trigger;
    const char* then_limit;
    const char* then_schedule_by;
};

const Case cases[] = {
    {"WorkingDaysBackOverAWeekend",
     rule_of(3, Unit::working_days, before),
     "2026-06-22",
     "2026-06-17",
     "2026-06-17"},
    {"WorkingDaysBackOverABankHoliday",
     rule_of(3, Unit::working_days, before),
     "2026-05-27",
     "2026-05-21",
     "2026-05-21"},
    {"NationalDaysBackRunThroughClosures",
     rule_of(5, Unit::working_days, before),
     "2027-01-05",
     "2026-12-24",
     "2026-12-24"},
    {"LocalDaysBackSkipClosures",
     rule_of(5, Unit::working_days, before, local),
     "2027-01-05",
     "2026-12-21",
     "2026-12-21"},
    {"ClosuresNarrowTheBookableDaysOfANationalLimit",
     rule_of(2, Unit::working_days, after),
     "2026-12-24",
     "2026-12-30",
     "2026-12-24"},
    {"LocalDaysSkipClosures",
     rule_of(2, Unit::working_days, after, local),
     "2026-12-24",
     "2027-01-05",
     "2027-01-05"},
    {"WeeksOntoABankHoliday",
     rule_of(4, Unit::weeks, after),
     "2026-12-04",
     "2027-01-01",
     "2026-12-24"},
    {"WeeksBack", rule_of(4, Unit::weeks, before), "2026-12-25", "2026-11-27", "2026-11-27"},
    {"WeeksBackOntoGoodFriday",
     rule_of(4, Unit::weeks, before),
     "2026-05-01",
     "2026-04-03",
     "2026-04-02"},
    {"MonthsBackClamp", rule_of(3, Unit::months, before), "2026-05-31", "2026-02-28", "2026-02-27"},
    {"CalendarDays",
     rule_of(84, Unit::calendar_days, after),
     "2026-10-08",
     "2026-12-31",
     "2026-12-24"},
    {"CalendarDaysBackOverTheYear",
     rule_of(10, Unit::calendar_days, before),
     "2027-01-05",
     "2026-12-26",
     "2026-12-24"},
};

class DueDateEngine : public testing::TestWithParam<Case> {};

TEST_P(DueDateEngine, Counts)
{
    const Case& c = GetParam();
    const auto due =
        due_date(c.given_rule, {.on = day(c.given_trigger)}, with_christmas_closures());

    EXPECT_EQ(iso(due.limit_date), c.then_limit);
    EXPECT_EQ(iso(due.schedule_by), c.then_schedule_by);
    EXPECT_FALSE(due.is_provisional);
}

INSTANTIATE_TEST_SUITE_P(, DueDateEngine, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(DueDate, OfARuleInHoursIsElapsedTimeOverTheClockChange)
{
    const auto dissent = rule_of(72, Unit::hours, after);
    const auto due =
        due_date(dissent, trigger_at(test::at("2026-10-23T14:00")), with_christmas_closures());

    EXPECT_EQ(iso_with_offset(*due.limit_at), "2026-10-26T13:00+00:00");
    EXPECT_EQ(iso(due.limit_date), "2026-10-26");

    const auto back = rule_of(24, Unit::hours, before);
    const auto earlier =
        due_date(back, trigger_at(test::at("2027-03-28T17:00")), with_christmas_closures());
    EXPECT_EQ(iso_with_offset(*earlier.limit_at), "2027-03-27T16:00+00:00");
}

TEST(DueDate, OfARuleInHoursNeedsATimeOfDay)
{
    const auto rule = rule_of(24, Unit::hours, after);

    EXPECT_THROW(due_date(rule, {.on = day("2026-06-01")}, shipped_calendars()), std::logic_error);
}

TEST(DueDate, OfARuleInDaysGoesByTheDateInLondon)
{
    const Trigger late_evening = trigger_at(test::at("2026-06-02T23:30:00Z"));

    EXPECT_EQ(iso(late_evening.on), "2026-06-03");
}

TEST(DueDate, IsADayEarlierWhenTheRuleCountsTheTriggerDay)
{
    const auto limit = [](int offset, Unit unit, Direction direction, const char* trigger) {
        StatutoryRule rule = rule_of(offset, unit, direction);
        rule.count_trigger_day = true;
        return iso(due_date(rule, {.on = day(trigger)}, shipped_calendars()).limit_date);
    };

    EXPECT_EQ(limit(10, Unit::working_days, after, "2026-06-01"), "2026-06-12");
    EXPECT_EQ(limit(10, Unit::working_days, after, "2026-06-06"), "2026-06-19");
    EXPECT_EQ(limit(3, Unit::working_days, before, "2026-06-22"), "2026-06-18");
    EXPECT_EQ(limit(2, Unit::weeks, after, "2026-06-01"), "2026-06-14");
    EXPECT_EQ(limit(3, Unit::months, after, "2026-11-30"), "2027-02-27");
}

TEST(DueDate, IsProvisionalBeyondTheKnownBankHolidays)
{
    const auto provisional = [](const char* trigger) {
        return due_date(*nearest_rule("eng-icpc-15wd", day(trigger)),
                        {.on = day(trigger)},
                        shipped_calendars())
            .is_provisional;
    };

    EXPECT_FALSE(provisional("2028-12-06"));
    EXPECT_TRUE(provisional("2028-12-07"));
    EXPECT_TRUE(provisional("2014-12-31"));
}

TEST(DueDate, SaysWhenNothingCanBeBooked)
{
    const auto& decision = *nearest_rule("eng-referral-decision-1wd", day("2026-12-26"));
    const auto due = due_date(decision, {.on = day("2026-12-26")}, with_christmas_closures());

    EXPECT_EQ(iso(due.limit_date), "2026-12-29");
    EXPECT_EQ(iso(due.schedule_by), "2026-12-24");
    EXPECT_TRUE(due.nothing_bookable);
    EXPECT_FALSE(
        due_date(decision, {.on = day("2026-12-26")}, shipped_calendars()).nothing_bookable);
}

}  // namespace
}  // namespace quorate::core
