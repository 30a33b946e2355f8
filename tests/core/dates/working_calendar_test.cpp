#include "core/dates/working_calendar.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::day;

BankHolidays christmas_2026()
{
    return {.days = {{day("2026-12-25"), "Christmas Day"},
                     {day("2026-12-28"), "Boxing Day (substitute day)"},
                     {day("2027-01-01"), "New Year's Day"}},
            .known_from = day("2026-01-01"),
            .known_until = day("2027-12-31")};
}

NamedDays closures()
{
    return {{day("2026-12-29"), ""}, {day("2026-12-30"), ""}, {day("2026-12-31"), ""}};
}

struct Case {
    const char* name;
    const char* given_from;
    int given_days;
    const char* then;
};

const Case cases[] = {
    {"NeverCountsTheStartingDay", "2026-06-02", 1, "2026-06-03"},
    {"SkipsAWeekend", "2026-06-05", 1, "2026-06-08"},
    {"StartsFromASaturday", "2026-06-06", 1, "2026-06-08"},
    {"SkipsChristmasAndItsSubstitute", "2026-12-24", 1, "2026-12-29"},
    {"StartsFromABankHoliday", "2026-12-25", 2, "2026-12-30"},
    {"CrossesChristmasAndNewYear", "2026-12-11", 15, "2027-01-06"},
    {"ZeroIsTheDayItself", "2026-12-25", 0, "2026-12-25"},
    {"RunsPastTheKnownDays", "2027-12-31", 6, "2028-01-10"},
    {"StartsBeyondTheKnownDays", "2031-12-25", 2, "2031-12-29"},
    {"StartsBeforeTheKnownDays", "2019-12-20", 3, "2019-12-25"},
    {"ReachesFromBeforeIntoTheKnownDays", "2025-12-31", 255, "2026-12-23"},
};

class Advance : public testing::TestWithParam<Case> {};

TEST_P(Advance, Is)
{
    const Case& c = GetParam();
    const WorkingCalendar calendar{christmas_2026()};

    EXPECT_EQ(iso(calendar.advance(day(c.given_from), WorkingDays{c.given_days})), c.then);
}

INSTANTIATE_TEST_SUITE_P(WorkingCalendar, Advance, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

// What advance() and retreat() promise, a day at a time.
Date by_steps(const WorkingCalendar& calendar, Date from, int n, days step)
{
    while (n > 0) {
        from += step;
        if (calendar.is_working_day(from)) --n;
    }
    return from;
}

TEST(WorkingCalendar, BeyondItsTableAgreesWithCountingDayByDay)
{
    const WorkingCalendar calendar{christmas_2026(), closures()};
    for (Date from = day("2025-11-01"); from < day("2028-03-01"); from += days{1})
        for (const int n : {1, 2, 5, 45, 300, 900}) {
            const Date later = by_steps(calendar, from, n, days{1});
            const Date earlier = by_steps(calendar, from, n, days{-1});
            ASSERT_EQ(iso(calendar.advance(from, WorkingDays{n})), iso(later)) << iso(from);
            ASSERT_EQ(iso(calendar.retreat(from, WorkingDays{n})), iso(earlier)) << iso(from);
            ASSERT_EQ(calendar.count_between(from, later).count, n) << iso(from);
            ASSERT_EQ(calendar.count_between(from, earlier).count, -n) << iso(from);
        }
}

TEST(WorkingCalendar, CountsForLatenessOnlyTheWorkingDaysThatHavePassed)
{
    const WorkingCalendar calendar{christmas_2026()};
    const Date sunday = day("2026-11-22");

    EXPECT_EQ(time_left(calendar, sunday, day("2026-11-20")).working_days, 0);
    EXPECT_TRUE(time_left(calendar, sunday, day("2026-11-20")).is_late);
    EXPECT_EQ(time_left(calendar, sunday, day("2026-11-19")).working_days, -1);
    EXPECT_EQ(time_left(calendar, day("2026-11-23"), day("2026-11-20")).working_days, -1);
    EXPECT_EQ(time_left(calendar, sunday, day("2026-11-24")).working_days, 2);
    EXPECT_FALSE(time_left(calendar, day("2026-11-20"), day("2026-11-20")).is_late);
}

TEST(WorkingCalendar, KeepsLocalClosuresApart)
{
    const Calendars calendars = calendars_with(christmas_2026(), closures());
    const Date christmas_eve = day("2026-12-24");

    EXPECT_EQ(iso(calendars.national.advance(christmas_eve, WorkingDays{2})), "2026-12-30");
    EXPECT_EQ(iso(calendars.local.advance(christmas_eve, WorkingDays{2})), "2027-01-05");
    EXPECT_TRUE(calendars.national.is_working_day(day("2026-12-30")));
    EXPECT_EQ(calendars.local.why_off(day("2026-12-30")), DayOff::local_closure);
    EXPECT_EQ(calendars.local.why_off(day("2026-12-28")), DayOff::bank_holiday);
    EXPECT_EQ(calendars.local.why_off(day("2026-12-26")), DayOff::saturday);
    EXPECT_EQ(calendars.local.why_off(day("2026-12-27")), DayOff::sunday);
    EXPECT_EQ(calendars.local.why_off(christmas_eve), std::nullopt);
}

TEST(WorkingCalendar, FindsTheNearestWorkingDay)
{
    const WorkingCalendar calendar{christmas_2026()};

    EXPECT_EQ(iso(calendar.last_working_day_on_or_before(day("2026-12-28"))), "2026-12-24");
    EXPECT_EQ(iso(calendar.last_working_day_on_or_before(day("2026-12-24"))), "2026-12-24");
    EXPECT_EQ(iso(calendar.first_working_day_on_or_after(day("2026-12-25"))), "2026-12-29");
    EXPECT_EQ(iso(calendar.first_working_day_on_or_after(day("2026-12-29"))), "2026-12-29");
    EXPECT_EQ(iso(calendar.last_working_day_on_or_before(day("2040-01-01"))), "2039-12-30");
}

TEST(WorkingCalendar, SaysHowFarBankHolidaysAreKnown)
{
    const WorkingCalendar calendar{christmas_2026()};

    EXPECT_FALSE(calendar.covers(day("2025-12-31")));
    EXPECT_TRUE(calendar.covers(day("2026-01-01")));
    EXPECT_TRUE(calendar.covers(day("2027-12-31")));
    EXPECT_FALSE(calendar.covers(day("2028-01-01")));
}

TEST(WorkingCalendar, TakesAClosureFarBeyondTheKnownDays)
{
    const WorkingCalendar calendar{christmas_2026(), {{day("2035-01-02"), "Staff day"}}};

    EXPECT_EQ(iso(calendar.advance(day("2035-01-01"), WorkingDays{1})), "2035-01-03");
    EXPECT_FALSE(calendar.covers(day("2035-01-02")));
}

TEST(WorkingCalendar, CountsByOtherClosuresOnceTheyAreReplaced)
{
    WorkingCalendar calendar{christmas_2026(), closures()};
    const WorkingCalendar without{christmas_2026()};
    calendar.replace_closures({{day("2031-01-02"), "Later"}});

    EXPECT_EQ(calendar.advance(day("2026-12-24"), WorkingDays{2}), day("2026-12-30"));
    EXPECT_EQ(calendar.why_off(day("2031-01-02")), DayOff::local_closure);
    EXPECT_EQ(calendar.name_of(day("2031-01-02")), "Later");
    EXPECT_EQ(calendar.name_of(day("2026-12-25")), "Christmas Day");
    EXPECT_EQ(calendar.name_of(day("2026-12-24")), "");

    calendar.replace_closures({});
    for (Date from = day("2026-01-01"); from < day("2028-01-01"); from += days{1})
        ASSERT_EQ(calendar.advance(from, WorkingDays{7}), without.advance(from, WorkingDays{7}));
}

}  // namespace
}  // namespace quorate::core
