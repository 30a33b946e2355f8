#include "core/rules/bank_holidays.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

TEST(ShippedBankHolidays, AreTheHundredAndFifteenOf2015To2028)
{
    const BankHolidays& shipped = shipped_bank_holidays();

    EXPECT_EQ(shipped.days.size(), 115u);
    EXPECT_EQ(iso(shipped.known_from), "2015-01-01");
    EXPECT_EQ(iso(shipped.known_until), "2028-12-31");
    for (const auto& [date, name] : shipped.days) {
        const std::chrono::weekday on{date};
        EXPECT_TRUE(on != std::chrono::Saturday && on != std::chrono::Sunday) << iso(date);
    }
}

TEST(ShippedBankHolidays, KnowTheMovedAndTheOneOffDays)
{
    const NamedDays& days = shipped_bank_holidays().days;

    for (const char* held : {"2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"})
        EXPECT_TRUE(days.contains(day(held))) << held;
    for (const char* not_held : {"2020-05-04", "2022-05-30", "2027-03-01", "2026-12-24"})
        EXPECT_FALSE(days.contains(day(not_held))) << not_held;
    EXPECT_EQ(days.at(day("2026-12-28")), "Boxing Day (substitute day)");
}

struct RefusedCase {
    const char* name;
    const char* given;
    const char* then;
};

const RefusedCase refused_cases[] = {
    {"WithoutAHorizon",
     "2026-12-25,Christmas Day\n",
     "Say from when until when the list is complete"},
    {"WithADateOutsideItsHorizon",
     "known_from,2026-01-01\nknown_until,2026-12-31\n2027-01-01,New Year's Day\n",
     "Name only dates from known_from until known_until"},
    {"WithADateTwice",
     "known_from,2026-01-01\nknown_until,2026-12-31\n2026-12-25,A\n2026-12-25,B\n",
     "Line 4: Name each date once"},
    {"WithAnImpossibleDate",
     "known_from,2026-01-01\nknown_until,2026-12-31\n2026-02-30,A\n",
     "Line 3: Write the date like 2026-12-25"},
    {"WithoutAName",
     "known_from,2026-01-01\nknown_until,2026-12-31\n2026-12-25,\n",
     "Line 3: Write the bank holiday's name"},
    {"WithOneColumn", "known_from\n", "Line 1: Write a date and a name"},
};

class ParseBankHolidays : public testing::TestWithParam<RefusedCase> {};

TEST_P(ParseBankHolidays, RefusesAList)
{
    const auto parsed = parse_bank_holidays(GetParam().given);

    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error().fields[0].message, GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(,
                         ParseBankHolidays,
                         testing::ValuesIn(refused_cases),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace quorate::core
