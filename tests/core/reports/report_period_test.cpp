#include "core/reports/report_period.hpp"

#include <gtest/gtest.h>

#include "core/dates/date_text.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

std::string text(const ReportPeriod& period)
{
    return iso(period.from) + " " + iso(period.until);
}

struct Case {
    const char* name;
    UsualPeriod given;
    const char* given_today;
    const char* then;
};

const Case cases[] = {
    {"SixMonthsEndWithThis", UsualPeriod::six_months, "2026-11-23", "2026-06-01 2026-11-30"},
    {"SixMonthsReachBackIntoTheLastYear",
     UsualPeriod::six_months,
     "2026-02-28",
     "2025-09-01 2026-02-28"},
    {"AQuarterFromItsFirstDay", UsualPeriod::this_quarter, "2026-10-01", "2026-10-01 2026-12-31"},
    {"TheQuarterBeforeIsOfTheLastYear",
     UsualPeriod::last_quarter,
     "2026-03-31",
     "2025-10-01 2025-12-31"},
    {"AYearBeginsInApril", UsualPeriod::this_year, "2026-04-01", "2026-04-01 2027-03-31"},
    {"MarchIsOfTheYearBefore", UsualPeriod::this_year, "2026-03-31", "2025-04-01 2026-03-31"},
    {"TheLastYear", UsualPeriod::last_year, "2026-11-23", "2025-04-01 2026-03-31"},
};

class UsualPeriods : public testing::TestWithParam<Case> {};

TEST_P(UsualPeriods, AreWholeMonths)
{
    const Case& c = GetParam();
    EXPECT_EQ(text(period_of(c.given, day(c.given_today))), c.then);
}

INSTANTIATE_TEST_SUITE_P(Of, UsualPeriods, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(ReportPeriod, IsWidenedToWholeMonths)
{
    EXPECT_EQ(text(*whole_months(day("2024-02-12"), day("2024-02-12"))), "2024-02-01 2024-02-29");
    EXPECT_EQ(text(*whole_months(day("2021-12-31"), day("2026-11-01"))), "2021-12-01 2026-11-30");
}

TEST(ReportPeriod, IsRefusedBackwardsAndBeyondFiveYears)
{
    const auto backwards = whole_months(day("2026-11-02"), day("2026-11-01"));
    ASSERT_FALSE(backwards);
    EXPECT_EQ(backwards.error().fields.front().field, "until");

    EXPECT_TRUE(whole_months(day("2021-12-01"), day("2026-11-30")));
    const auto too_long = whole_months(day("2021-11-30"), day("2026-11-01"));
    ASSERT_FALSE(too_long);
    EXPECT_EQ(too_long.error().fields.front().message, "Choose at most five years");
}

TEST(ReportPeriod, HasMonthsWithNames)
{
    const auto months = months_of({day("2026-11-01"), day("2027-01-31")});
    ASSERT_EQ(months.size(), 3u);
    EXPECT_EQ(month_code(months[1]), "2026-12");
    EXPECT_EQ(month_label(months[2]), "January 2027");
    EXPECT_EQ(label(UsualPeriod::this_year, day("2026-11-23")), "Year from April 2026");
}

}  // namespace
}  // namespace quorate::core
