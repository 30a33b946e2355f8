#include "core/dates/london_time.hpp"

#include <date/tz.h>
#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;

struct Case {
    const char* name;
    const char* given_civil;  // without an offset: London time
    const char* then_utc;
};

const Case cases[] = {
    {"InWinterIsUtc", "2026-01-15T10:00", "2026-01-15T10:00:00Z"},
    {"InSummerIsAnHourAhead", "2026-07-15T10:00", "2026-07-15T09:00:00Z"},
    {"JustBeforeTheGap", "2026-03-29T00:59:59", "2026-03-29T00:59:59Z"},
    {"InTheGapUsesTheOffsetBefore", "2026-03-29T01:30", "2026-03-29T01:30:00Z"},
    {"JustAfterTheGap", "2026-03-29T02:00", "2026-03-29T01:00:00Z"},
    {"BeforeTheOverlap", "2026-10-25T00:59:59", "2026-10-24T23:59:59Z"},
    {"InTheOverlapIsTheFirst", "2026-10-25T01:30", "2026-10-25T00:30:00Z"},
    {"AfterTheOverlap", "2026-10-25T02:00", "2026-10-25T02:00:00Z"},
    {"CoreGroupBeforeTheAutumnChange", "2026-10-01T10:00", "2026-10-01T09:00:00Z"},
    {"CoreGroupAfterTheAutumnChange", "2026-11-12T10:00", "2026-11-12T10:00:00Z"},
    {"FarAhead", "2060-07-01T10:00", "2060-07-01T09:00:00Z"},
};

class LondonInstant : public testing::TestWithParam<Case> {};

TEST_P(LondonInstant, Is)
{
    EXPECT_EQ(iso_utc(test::at(GetParam().given_civil)), GetParam().then_utc);
}

INSTANTIATE_TEST_SUITE_P(, LondonInstant, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(LondonTime, OfTheSecondHourThatComesTwiceIsWinterTime)
{
    EXPECT_EQ(iso_with_offset(test::at("2026-10-25T00:30:00Z")), "2026-10-25T01:30+01:00");
    EXPECT_EQ(iso_with_offset(test::at("2026-10-25T01:30:00Z")), "2026-10-25T01:30+00:00");
}

TEST(LondonTime, PutsALateEveningInSummerOnItsOwnDay)
{
    EXPECT_EQ(iso(london_date(test::at("2026-06-30T23:30:00Z"))), "2026-07-01");
}

TEST(LondonTime, IsWrittenForPeople)
{
    const Instant at = test::at("2026-11-25T10:05");

    EXPECT_EQ(london_clock_time(at), "10:05");
    EXPECT_EQ(london_clock_time(at + 30s), "10:05");
    EXPECT_EQ(london_long_time(at), "Wednesday 25 November 2026 at 10:05");
}

// The day in March or October on which clocks change, worked out by looking at each day.
Date last_sunday(int y, month m)
{
    Date found{};
    for (unsigned d = 1; d <= 31; ++d)
        if (const Date day{year{y} / m / std::chrono::day{d}}; weekday{day} == Sunday) found = day;
    return found;
}

TEST(LondonTime, ChangesOnTheLastSundaysOfMarchAndOctoberFrom1996To2060)
{
    for (int y = 1996; y <= 2060; ++y) {
        const Instant spring{last_sunday(y, March).time_since_epoch() + 1h};
        const Instant autumn{last_sunday(y, October).time_since_epoch() + 1h};

        EXPECT_EQ(london_offset(spring - 1s), 0h) << y;
        EXPECT_EQ(london_offset(spring), 1h) << y;
        EXPECT_EQ(london_offset(autumn - 1s), 1h) << y;
        EXPECT_EQ(london_offset(autumn), 0h) << y;
    }
}

TEST(LondonTime, ChangesOnThePublishedDays)
{
    const std::pair<const char*, const char*> published[] = {{"1996-03-31", "1996-10-27"},
                                                             {"2000-03-26", "2000-10-29"},
                                                             {"2015-03-29", "2015-10-25"},
                                                             {"2024-03-31", "2024-10-27"},
                                                             {"2025-03-30", "2025-10-26"},
                                                             {"2026-03-29", "2026-10-25"},
                                                             {"2027-03-28", "2027-10-31"},
                                                             {"2028-03-26", "2028-10-29"},
                                                             {"2060-03-28", "2060-10-31"}};
    for (const auto& [spring, autumn] : published) {
        EXPECT_EQ(london_civil(test::at(std::string{spring} + "T01:00:00Z")),
                  test::day(spring) + 2h);
        EXPECT_EQ(london_civil(test::at(std::string{autumn} + "T01:00:00Z")),
                  test::day(autumn) + 1h);
    }
}

// The zone database of the machine, as far as its files list each change.
TEST(LondonTime, AgreesWithTheZoneDatabaseHourByHourFrom1996To2036)
{
    const auto* london = date::locate_zone("Europe/London");
    const auto end = test::at("2037-01-01T00:00:00Z");
    for (Instant at = test::at("1996-01-01T00:00:00Z"); at < end; at += 30min) {
        const auto theirs = london->get_info(date::sys_seconds{at.time_since_epoch()});
        ASSERT_EQ(london_offset(at), theirs.offset) << iso_utc(at);

        const date::local_seconds clock{at.time_since_epoch()};
        const auto first = london->get_info(clock).first.offset;
        ASSERT_EQ(london_instant(CivilTime{at.time_since_epoch()}), at - first) << iso_utc(at);
    }
}

TEST(ParseInstant, ReadsAnOffset)
{
    EXPECT_EQ(iso_utc(test::at("2026-10-23T14:00+02:00")), "2026-10-23T12:00:00Z");
    EXPECT_EQ(iso_utc(test::at("2026-10-23T14:00:30-01:30")), "2026-10-23T15:30:30Z");
    EXPECT_EQ(iso_with_offset(test::at("2026-10-23T14:00:30")), "2026-10-23T14:00:30+01:00");
}

TEST(ParseInstant, ReadsAFractionThatIsZeroAndSmallLetters)
{
    for (const char* text : {"2026-12-01T10:00:00.000Z",
                             "2026-12-01T10:00:00.0",
                             "2026-12-01t10:00:00z",
                             "2026-12-01T11:00:00.000000+01:00"})
        EXPECT_EQ(parse_instant(text), test::at("2026-12-01T10:00:00Z")) << text;
}

TEST(LondonTime, KnowsWhichTimesComeTwice)
{
    EXPECT_FALSE(comes_twice(test::day("2027-10-31") + 59min));
    EXPECT_TRUE(comes_twice(test::day("2027-10-31") + 1h));
    EXPECT_TRUE(comes_twice(test::day("2027-10-31") + 1h + 59min));
    EXPECT_FALSE(comes_twice(test::day("2027-10-31") + 2h));
    EXPECT_FALSE(comes_twice(test::day("2027-03-28") + 1h + 30min));
}

TEST(ParseInstant, RefusesWhatIsNotATime)
{
    for (const char* text : {"",
                             "2026-10-23",
                             "2026-10-23 14:00",
                             "2026-10-23T24:00",
                             "2026-10-23T14:60",
                             "2026-10-23T14:00:60",
                             "2026-10-23T14:00.0Z",
                             "2026-10-23T14:00:00.Z",
                             "2026-10-23T14:00:00.001Z",
                             "2026-10-23T14:00:00.0x",
                             "2026-10-23T14:00+1:00",
                             "2026-10-23T14:00:0",
                             "2026-02-30T14:00"})
        EXPECT_FALSE(parse_instant(text).has_value()) << text;
}

TEST(ParseTimeOfDay, IsStrict)
{
    EXPECT_EQ(parse_time_of_day("09:05"), 545min);
    EXPECT_FALSE(parse_time_of_day("9:05").has_value());
    EXPECT_FALSE(parse_time_of_day("24:00").has_value());
}

TEST(Rfc3339, AlwaysHasSecondsAndAnOffset)
{
    using namespace std::chrono;
    const Instant summer = london_instant(local_days{2027y / July / 5} + hours{10});

    EXPECT_EQ(rfc3339(summer), "2027-07-05T10:00:00+01:00");
    EXPECT_EQ(rfc3339(summer + seconds{7}), "2027-07-05T10:00:07+01:00");
}

}  // namespace
}  // namespace quorate::core
