#include "calendar/busy/recurrence.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "core/dates/date_text.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

struct Rule {
    const char* name;
    const char* given;
    bool then_safe;
};

const Rule rules[] = {
    {"Daily", "FREQ=DAILY", true},
    {"WeeklyOnTwoDays", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH", true},
    {"InSmallLetters", "freq=weekly;byday=tu", true},
    {"WorkingDays", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", true},
    {"SecondTuesday", "FREQ=MONTHLY;BYDAY=2TU", true},
    {"LastWorkingDay", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", true},
    {"EverySecondMonthOnTheLastDay", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", true},
    {"LeapDay", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", true},
    {"TheLastMondayOfTheYear", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=-1", true},
    {"TenTimes", "FREQ=WEEKLY;COUNT=10", true},
    {"UntilADay", "FREQ=WEEKLY;UNTIL=20261224", true},
    {"UntilForEver", "FREQ=WEEKLY;UNTIL=99991231T235959Z", true},
    {"AtItsOwnHour", "FREQ=DAILY;BYHOUR=9;BYMINUTE=0", true},
    {"WithAStopAtTheEnd", "FREQ=DAILY;", true},
    {"Hourly", "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", false},
    {"Minutely", "FREQ=MINUTELY", false},
    {"Secondly", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", false},
    {"TheThirtiethOfFebruary", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", false},
    {"TheThirtyFirstOfShortMonths", "FREQ=YEARLY;BYMONTH=4,6,9;BYMONTHDAY=-31,31", false},
    {"EverySevenDaysOnAMonday", "FREQ=DAILY;INTERVAL=7;BYDAY=MO", false},
    {"EveryTwelveMonthsInMarch", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", false},
    {"TwiceADay", "FREQ=DAILY;BYHOUR=9,17", false},
    {"TheSixthMonday", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", false},
    {"TheFifthOfTwoDays", "FREQ=MONTHLY;BYDAY=2TU,-1FR;BYSETPOS=-5", false},
    {"TheSecondOfOneDay", "FREQ=DAILY;BYSETPOS=2", false},
    {"ADayOfTheYearInAMonth", "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1", false},
    {"AWeekInAMonth", "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=7", false},
    {"ThePartsTwice", "FREQ=DAILY;BYMONTH=1;BYMONTH=2", false},
    {"NoFrequency", "INTERVAL=2", false},
    {"IntervalNothing", "FREQ=DAILY;INTERVAL=0", false},
    {"IntervalHuge", "FREQ=DAILY;INTERVAL=99999999999", false},
    {"CountHuge", "FREQ=DAILY;COUNT=2000000", false},
    {"ADayBeyondTheWeek", "FREQ=MONTHLY;BYDAY=255SU", false},
    {"AnotherCalendar", "RSCALE=HEBREW;FREQ=YEARLY", false},
    {"NothingAtAll", "", false},
    {"NoRule", "every now and then", false},
};

class RepeatRules : public testing::TestWithParam<Rule> {};

TEST_P(RepeatRules, ReachLibicalOnlyWhenTheyAreSafe)
{
    EXPECT_EQ(safe_recurrence(GetParam().given).has_value(), GetParam().then_safe);
}

INSTANTIATE_TEST_SUITE_P(Recurrence, RepeatRules, testing::ValuesIn(rules), [](const auto& test) {
    return test.param.name;
});

core::CivilTime at(year_month_day date, seconds clock)
{
    return local_days{date} + clock;
}

TEST(Recurrence, IsTheSameWhereverTheSeriesIsTakenUp)
{
    const auto first = at(2015y / 1 / 6, 9h);
    const auto from = at(2026y / 11 / 1, 0h), until = at(2027y / 2 / 1, 0h);
    for (const char* text : {"FREQ=DAILY;INTERVAL=3",
                             "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH",
                             "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU",
                             "FREQ=DAILY;BYMONTH=12",
                             "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1"}) {
        auto recurrence = safe_recurrence(text);
        ASSERT_TRUE(recurrence) << text;
        WorkBudget budget{100'000};
        const auto quick = occurrences(*recurrence, first, from, until, budget);

        recurrence->period = days{0};  // from the first occurrence on
        const auto slow = occurrences(*recurrence, first, from, until, budget);

        EXPECT_EQ(quick.size(), slow.size()) << text;
        EXPECT_TRUE(quick == slow) << text;
        EXPECT_FALSE(quick.empty()) << text;
    }
}

TEST(Recurrence, StopsWhenTheBudgetIsUsedUp)
{
    WorkBudget budget{10};

    const auto found = occurrences(*safe_recurrence("FREQ=DAILY"),
                                   at(2026y / 1 / 1, 0h),
                                   at(2026y / 1 / 1, 0h),
                                   at(2027y / 1 / 1, 0h),
                                   budget);

    EXPECT_EQ(found.size(), 10u);
    EXPECT_TRUE(budget.is_spent());
}

TEST(Recurrence, IsQuickForEveryRuleThatIsLetThrough)
{
    for (const Rule& rule : rules) {
        const auto recurrence = safe_recurrence(rule.given);
        if (!recurrence) continue;
        const auto began = steady_clock::now();
        WorkBudget budget{1'000};
        (void)occurrences(*recurrence,
                          at(2026y / 2 / 28, 9h),
                          at(2026y / 1 / 1, 0h),
                          at(2028y / 1 / 1, 0h),
                          budget);
        EXPECT_LT(steady_clock::now() - began, 200ms) << rule.given;
    }
}

}  // namespace
}  // namespace quorate::calendar
