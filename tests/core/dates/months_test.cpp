#include "core/dates/months.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given_from;
    int given_months;
    const char* then;
};

const Case cases[] = {
    {"ToTheCorrespondingDate", "2026-06-22", 3, "2026-09-22"},
    {"ClampsToAShortFebruary", "2026-11-30", 3, "2027-02-28"},
    {"ClampsToALeapFebruary", "2027-11-30", 3, "2028-02-29"},
    {"KeepsALeapDayThatExists", "2027-11-29", 3, "2028-02-29"},
    {"IsNotStickyAtTheEndOfAMonth", "2025-02-28", 6, "2025-08-28"},
    {"ClampsToAThirtyDayMonth", "2026-03-31", 6, "2026-09-30"},
    {"CrossesTheYear", "2026-12-31", 2, "2027-02-28"},
    {"GoesBack", "2026-05-31", -3, "2026-02-28"},
    {"GoesBackOverTheYear", "2027-01-31", -2, "2026-11-30"},
    {"ZeroStays", "2028-02-29", 0, "2028-02-29"},
    {"AYearFromALeapDay", "2028-02-29", 12, "2029-02-28"},
};

class AddMonths : public testing::TestWithParam<Case> {};

TEST_P(AddMonths, Is)
{
    const Case& c = GetParam();

    EXPECT_EQ(iso(add_months(test::day(c.given_from), std::chrono::months{c.given_months})),
              c.then);
}

INSTANTIATE_TEST_SUITE_P(, AddMonths, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

}  // namespace
}  // namespace quorate::core
