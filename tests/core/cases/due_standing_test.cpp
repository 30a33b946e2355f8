#include "core/cases/due_standing.hpp"

#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

// Today is Friday 18 December 2026. Monday 21 to Wednesday 23 are worked, Thursday is the council's
// own closure, and Friday and Monday 28 are bank holidays: three working days on is Wednesday 23.
struct Case {
    const char* name;
    const char* given_limit;
    const char* given_schedule_by;
    const char* given_meeting;  // when the meeting that is booked starts, or nothing
    DueStanding then_standing;
};

const Case cases[] = {
    {"PastItsLimit", "2026-12-17", "2026-12-17", "", DueStanding::overdue},
    {"PastItsLimitThoughAMeetingIsBooked",
     "2026-12-17",
     "2026-12-17",
     "2026-12-22T10:00",
     DueStanding::overdue},
    {"DueToday", "2026-12-18", "2026-12-18", "", DueStanding::at_risk},
    {"OneWorkingDayAcrossAWeekend", "2026-12-21", "2026-12-21", "", DueStanding::at_risk},
    {"TwoWorkingDays", "2026-12-22", "2026-12-22", "", DueStanding::at_risk},
    {"ThreeWorkingDays", "2026-12-23", "2026-12-23", "", DueStanding::in_time},
    {"NoDayLeftToBookBeforeALimitInTheHolidays",
     "2026-12-19",
     "2026-12-17",
     "",
     DueStanding::at_risk},
    {"LimitInTheHolidaysWithThreeWorkingDays",
     "2026-12-27",
     "2026-12-23",
     "",
     DueStanding::in_time},
    {"BookedOnTheLimit", "2026-12-22", "2026-12-22", "2026-12-22T23:30", DueStanding::booked},
    {"BookedTheDayAfter", "2026-12-22", "2026-12-22", "2026-12-23T09:00", DueStanding::booked_late},
    // Half past midnight in London is still the day before in UTC.
    {"BookedJustAfterASummerMidnight",
     "2027-06-15",
     "2027-06-15",
     "2027-06-16T00:30",
     DueStanding::booked_late},
    {"BookedWithTwoDaysLeft", "2026-12-22", "2026-12-22", "2026-12-21T09:00", DueStanding::booked},
};

class Standing : public testing::TestWithParam<Case> {};

TEST_P(Standing, IsTheFirstThatIsTrue)
{
    const Case& c = GetParam();
    const Calendars calendars =
        calendars_with(shipped_bank_holidays(), {{test::day("2026-12-24"), "Christmas closure"}});
    CaseDueDate due{.limit_date = test::day(c.given_limit),
                    .schedule_by = test::day(c.given_schedule_by)};
    if (*c.given_meeting != '\0') {
        due.meeting = MeetingId{"meeting"};
        due.booked_for = test::at(c.given_meeting);
    }

    const auto standing = standing_of(due, risk_days(calendars.local, test::day("2026-12-18")));

    EXPECT_EQ(code(standing), code(c.then_standing));
}

INSTANTIATE_TEST_SUITE_P(Cases, Standing, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(RiskDays, LeaveOutTheCouncilsOwnClosures)
{
    const Calendars calendars =
        calendars_with(shipped_bank_holidays(), {{test::day("2026-12-24"), "Christmas closure"}});
    EXPECT_EQ(risk_days(calendars.local, test::day("2026-12-21")).safe_from,
              test::day("2026-12-29"));
    EXPECT_EQ(risk_days(calendars.national, test::day("2026-12-21")).safe_from,
              test::day("2026-12-24"));
}

TEST(DueStandings, ComeBackFromTheirCodes)
{
    using enum DueStanding;
    for (const DueStanding each : {overdue, booked_late, booked, at_risk, in_time})
        EXPECT_EQ(due_standing_from(code(each)), each);
    EXPECT_EQ(due_standing_from("provisional"), std::nullopt);
}

}  // namespace
}  // namespace quorate::core
