#include "core/dates/date_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

struct RefusedCase {
    const char* name;
    const char* given;
};

const RefusedCase refused_cases[] = {
    {"Nothing", ""},
    {"AShortYear", "26-01-01"},
    {"OneDigitMonth", "2026-1-01"},
    {"TheBritishOrder", "01-02-2026"},
    {"Slashes", "2026/01/01"},
    {"ADayTheMonthLacks", "2026-02-29"},
    {"MonthThirteen", "2026-13-01"},
    {"DayZero", "2026-01-00"},
    {"YearZero", "0000-01-01"},
    {"ASpaceBefore", " 2026-01-01"},
    {"SomethingAfter", "2026-01-01T00:00"},
    {"ASign", "+026-01-01"},
    {"Letters", "2O26-01-01"},
};

class ParseDate : public testing::TestWithParam<RefusedCase> {};

TEST_P(ParseDate, Refuses)
{
    EXPECT_FALSE(parse_date(GetParam().given).has_value());
}

INSTANTIATE_TEST_SUITE_P(, ParseDate, testing::ValuesIn(refused_cases), [](const auto& test) {
    return test.param.name;
});

TEST(DateText, GoesThereAndBack)
{
    for (const char* text : {"2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "1970-01-01"})
        EXPECT_EQ(iso(test::day(text)), text);
}

TEST(DateText, IsSpelledOutForPeople)
{
    EXPECT_EQ(long_date(test::day("2026-11-25")), "Wednesday 25 November 2026");
    EXPECT_EQ(long_date(test::day("2027-02-07")), "Sunday 7 February 2027");
    EXPECT_EQ(short_date(test::day("2026-11-25")), "Wed 25 Nov");
    EXPECT_EQ(month_name(test::day("2026-11-25")), "November");
}

TEST(DateText, IsSpelledOutInWelsh)
{
    const auto welsh = Language::welsh;
    EXPECT_EQ(long_date(test::day("2026-11-25"), welsh), "dydd Mercher 25 Tachwedd 2026");
    EXPECT_EQ(short_date(test::day("2026-11-25"), welsh), "Mer 25 Tach");
    EXPECT_EQ(short_date(test::day("2026-02-01"), welsh), "Sul 1 Chwef");
    EXPECT_EQ(month_name(test::day("2026-07-25"), welsh), "Gorffennaf");
}

}  // namespace
}  // namespace quorate::core
