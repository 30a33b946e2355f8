#include "core/cases/child.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

Child born(const char* day)
{
    return {.given_name = PersonName{"Rowan"},
            .family_name = PersonName{"Testwood"},
            .date_of_birth = test::day(day)};
}

struct Case {
    const char* name;
    const char* given_birth;
    const char* given_day;
    const char* then_age;
};

const Case cases[] = {
    {"OnTheDayOfBirth", "2026-11-23", "2026-11-23", "0 days"},
    {"AWeekOld", "2026-11-16", "2026-11-23", "1 week"},
    {"SevenWeeksOld", "2026-10-01", "2026-11-23", "7 weeks"},
    {"TwoMonthsOld", "2026-09-23", "2026-11-23", "2 months"},
    {"TheDayBeforeASecondBirthday", "2024-11-24", "2026-11-23", "23 months"},
    {"OnABirthday", "2018-11-23", "2026-11-23", "8"},
    {"BeforeItIsBorn", "2026-12-01", "2026-11-23", "unborn"},
};

class AgeText : public testing::TestWithParam<Case> {};

TEST_P(AgeText, IsWhatPeopleSay)
{
    EXPECT_EQ(age_text(born(GetParam().given_birth), test::day(GetParam().given_day)),
              GetParam().then_age);
}

INSTANTIATE_TEST_SUITE_P(Child, AgeText, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(Age, OfALeapDayChildGoesUpOnTheFirstOfMarch)
{
    EXPECT_EQ(age_on(born("2016-02-29"), test::day("2026-02-28")), 9);
    EXPECT_EQ(age_on(born("2016-02-29"), test::day("2026-03-01")), 10);
}

TEST(UnbornChild, HasNoAgeAndIsCalledUnbornBaby)
{
    const Child child{.family_name = PersonName{"Draftwell"},
                      .expected_delivery_date = test::day("2027-02-01")};
    EXPECT_TRUE(is_unborn(child));
    EXPECT_EQ(age_on(child, test::day("2026-11-23")), std::nullopt);
    EXPECT_EQ(age_text(child, test::day("2026-11-23")), "unborn");
    EXPECT_EQ(full_name(child).reveal(), "Unborn baby Draftwell");
}

TEST(DyingBefore18, IsBeforeTheDayOnWhichTheyWouldBe18)
{
    const auto died = [](const char* birth, const char* death) {
        return died_before_18(test::day(birth), test::day(death));
    };
    EXPECT_TRUE(died("2008-02-29", "2026-02-27"));
    EXPECT_FALSE(died("2008-02-29", "2026-03-01"));
    EXPECT_TRUE(died("2018-05-01", "2018-05-01"));
    EXPECT_FALSE(died_before_18(test::day("2018-05-01"), {}));
}

}  // namespace
}  // namespace quorate::core
