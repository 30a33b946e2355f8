#include "core/due_dates/due_standing.hpp"

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

    const auto standing =
        standing_of(due, risk_days(calendars.local, test::at("2026-12-18T12:00")));

    EXPECT_EQ(code(standing), code(c.then_standing));
}

INSTANTIATE_TEST_SUITE_P(Cases, Standing, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

// A limit in hours; it is Friday 18 December 2026, 14:00.
struct InHours {
    const char* name;
    const char* given_limit;
    const char* given_meeting;
    DueStanding then_standing;
    const char* then_left;  // working days
};

const InHours in_hours[] = {
    {"HalfAnHourAhead", "2026-12-18T14:30", "", DueStanding::at_risk, "0 ahead, today"},
    {"AtThisVeryMoment", "2026-12-18T14:00", "", DueStanding::at_risk, "0 ahead, today"},
    {"PastSinceTheMorning", "2026-12-18T09:30", "", DueStanding::overdue, "0 late"},
    {"PastSinceYesterday", "2026-12-17T18:00", "", DueStanding::overdue, "-1 late"},
    {"AtAWeekend", "2026-12-19T09:00", "", DueStanding::at_risk, "0 ahead"},
    {"WithThreeWorkingDays", "2026-12-23T08:00", "", DueStanding::in_time, "3 ahead"},
    {"BookedAtTheMoment", "2026-12-21T09:30", "2026-12-21T09:30", DueStanding::booked, "1 ahead"},
    {"BookedLaterOnTheSameDay",
     "2026-12-21T09:30",
     "2026-12-21T10:00",
     DueStanding::booked_late,
     "1 ahead"},
};

class StandingInHours : public testing::TestWithParam<InHours> {};

TEST_P(StandingInHours, GoesByTheMoment)
{
    const InHours& c = GetParam();
    const Calendars calendars = calendars_with(shipped_bank_holidays());
    const Instant now = test::at("2026-12-18T14:00");
    const Instant limit = test::at(c.given_limit);
    CaseDueDate due{
        .limit_date = london_date(limit), .schedule_by = london_date(limit), .limit_at = limit};
    if (*c.given_meeting != '\0') {
        due.meeting = MeetingId{"meeting"};
        due.booked_for = test::at(c.given_meeting);
    }

    EXPECT_EQ(code(standing_of(due, risk_days(calendars.local, now))), code(c.then_standing));
    const TimeLeft left = time_left(calendars.local, now, due);
    EXPECT_EQ(left.until, limit);
    EXPECT_EQ(std::to_string(left.working_days) + (left.is_late ? " late" : " ahead") +
                  (left.is_last_day && !left.is_late ? ", today" : ""),
              c.then_left);
}

INSTANTIATE_TEST_SUITE_P(Cases, StandingInHours, testing::ValuesIn(in_hours), [](const auto& test) {
    return test.param.name;
});

TEST(LimitInHours, IsMetLateAfterItsMoment)
{
    CaseDueDate due{.limit_date = test::day("2026-12-18"),
                    .limit_at = test::at("2026-12-18T14:00"),
                    .met_on = test::day("2026-12-18")};
    EXPECT_FALSE(is_met_late(due));  // by the day, while the moment is not known
    due.met_at = test::at("2026-12-18T14:01");
    EXPECT_TRUE(is_met_late(due));
    due.met_at = due.limit_at;
    EXPECT_FALSE(is_met_late(due));
}

TEST(RiskDays, LeaveOutTheCouncilsOwnClosures)
{
    const Calendars calendars =
        calendars_with(shipped_bank_holidays(), {{test::day("2026-12-24"), "Christmas closure"}});
    const Instant monday = test::at("2026-12-21T12:00");
    EXPECT_EQ(risk_days(calendars.local, monday).safe_from, test::day("2026-12-29"));
    EXPECT_EQ(risk_days(calendars.national, monday).safe_from, test::day("2026-12-24"));
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
