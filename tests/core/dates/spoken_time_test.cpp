#include "core/dates/spoken_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

struct Case {
    const char* name;
    const char* given_from;
    const char* given_until;
    const char* then;
};

const Case cases[] = {
    {"WholeHours", "2026-11-25T09:00", "2026-11-25T10:00", "9 to 10 in the morning"},
    {"HalfAnHour",
     "2026-11-25T09:30",
     "2026-11-25T11:15",
     "half past 9 to quarter past 11 in the morning"},
    {"AcrossNoon",
     "2026-11-25T11:00",
     "2026-11-25T13:00",
     "11 in the morning to 1 in the afternoon"},
    {"ToNoon", "2026-11-25T10:00", "2026-11-25T12:00", "10 in the morning to 12 noon"},
    {"OtherMinutes", "2026-11-25T14:05", "2026-11-25T14:50", "2:05 to 2:50 in the afternoon"},
    {"IntoTheEvening",
     "2026-11-25T16:00",
     "2026-11-25T17:30",
     "4 in the afternoon to half past 5 in the evening"},
    {"ByLondonClocksInSummer",
     "2026-07-01T09:30Z",
     "2026-07-01T11:30Z",
     "half past 10 in the morning to half past 12 in the afternoon"},
    {"Midnight",
     "2026-11-25T00:00",
     "2026-11-25T00:30",
     "12 midnight to half past 12 in the morning"},
};

class SpokenTimes : public testing::TestWithParam<Case> {};

TEST_P(SpokenTimes, AreWhatPeopleSay)
{
    EXPECT_EQ(
        london_spoken_times(test::at(GetParam().given_from), test::at(GetParam().given_until)),
        GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Clocks, SpokenTimes, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

const Case welsh_cases[] = {
    {"WholeHours", "2026-11-25T09:00", "2026-11-25T10:00", "9 tan 10 y bore"},
    {"HalfAnHour",
     "2026-11-25T09:30",
     "2026-11-25T11:15",
     "hanner awr wedi 9 tan chwarter wedi 11 y bore"},
    {"AcrossNoon", "2026-11-25T11:00", "2026-11-25T13:00", "11 y bore tan 1 y prynhawn"},
    {"ToNoon", "2026-11-25T10:00", "2026-11-25T12:00", "10 y bore tan 12 ganol dydd"},
    {"IntoTheEvening",
     "2026-11-25T16:00",
     "2026-11-25T17:30",
     "4 y prynhawn tan hanner awr wedi 5 yr hwyr"},
    {"Midnight",
     "2026-11-25T00:00",
     "2026-11-25T00:30",
     "12 ganol nos tan hanner awr wedi 12 y bore"},
};

class SpokenTimesInWelsh : public testing::TestWithParam<Case> {};

TEST_P(SpokenTimesInWelsh, AreWhatPeopleSay)
{
    EXPECT_EQ(
        london_spoken_times(
            test::at(GetParam().given_from), test::at(GetParam().given_until), Language::welsh),
        GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Clocks,
                         SpokenTimesInWelsh,
                         testing::ValuesIn(welsh_cases),
                         [](const auto& test) { return test.param.name; });

TEST(SpokenTime, SaysOneTime)
{
    EXPECT_EQ(london_spoken_time(test::at("2026-11-25T10:00")), "10 in the morning");
    EXPECT_EQ(london_spoken_time(test::at("2026-11-25T10:00"), Language::welsh), "10 y bore");
}

}  // namespace
}  // namespace quorate::core
