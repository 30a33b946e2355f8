#include "core/planning/plan.hpp"

#include <gtest/gtest.h>

#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::on;
using test::small_service;

struct Late {
    const char* name;
    std::optional<int> last_day;
    std::size_t day;
    int late;
};

class DaysLate : public testing::TestWithParam<Late> {};

TEST_P(DaysLate, AreCountedInDaysOfTheGrid)
{
    PlanMeeting meeting;
    meeting.last_day = GetParam().last_day;

    EXPECT_EQ(days_late(meeting, GetParam().day), GetParam().late);
}

const Late lates[] = {
    {"OnTheLastDay", 2, 2, 0},
    {"BeforeIt", 2, 0, 0},
    {"TheDayAfter", 2, 3, 1},
    {"WhenItHasPassedAlready", -3, 0, 3},
    {"BeyondTheGrid", 40, 29, 0},
    {"WithoutALimit", std::nullopt, 29, 0},
};

INSTANTIATE_TEST_SUITE_P(All, DaysLate, testing::ValuesIn(lates), [](const auto& test) {
    return test.param.name;
});

TEST(PlanCost, OrdersItsRowsStrictly)
{
    const PlanCost rows[] = {{.inconvenience = 900},
                             {.overload = 1},
                             {.broken = 1},
                             {.moved = 1},
                             {.days_late = 1},
                             {.breaches = 1}};

    for (std::size_t i = 1; i < std::size(rows); ++i)
        EXPECT_LT(rows[i - 1], rows[i]) << i;
}

TEST(PlanCost, CountsWhatIsNotPlacedAsABreachTillTheEndOfTheGrid)
{
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));

    const PlanCost cost = plan_cost(problem, {std::nullopt});

    EXPECT_EQ(cost, (PlanCost{.breaches = 1, .days_late = 3}));
}

TEST(PlanCost, CountsMeetingsBeyondWhatAChairShouldHaveInADayAndAWeek)
{
    PlanProblem problem = small_service();
    problem.chairs[0].most_a_day = 1;
    problem.chairs[0].most_a_week = 2;
    problem.chairs[0].booked = {0, 1, 0};
    for (int i = 0; i < 3; ++i)
        problem.meetings.push_back(an_hour(problem));

    // Two on Thursday, one too many; one on Friday, where one is booked already: one too many, and
    // four in the week instead of two, of which one was there before.
    const PlanCost cost = plan_cost(problem,
                                    {Placement{on(problem, 0, 9), 0, 0},
                                     Placement{on(problem, 0, 10), 0, 0},
                                     Placement{on(problem, 1, 9), 0, 0}});

    EXPECT_EQ(cost.overload, 1 + 1 + 2);
}

TEST(PlanCost, SaysNothingOfAChairWhoHadTooMuchBefore)
{
    PlanProblem problem = small_service();
    problem.chairs[0].most_a_day = 1;
    problem.chairs[0].booked = {4, 0, 0};

    EXPECT_EQ(plan_cost(problem, {}).overload, 0);
}

TEST(PlanCost, CountsAChairWhomTheFamilyDoesNotKnowOnlyWhereOneTheyKnowCouldBeAsked)
{
    PlanMeeting meeting;
    meeting.chairs = {{.chair = 3}, {.chair = 5}};
    EXPECT_FALSE(breaks_continuity(meeting, 3));

    meeting.chairs[1].knows_family = true;
    EXPECT_TRUE(breaks_continuity(meeting, 3));
    EXPECT_FALSE(breaks_continuity(meeting, 5));
}

struct Inconvenient {
    const char* name;
    std::size_t day;
    int hour;
    int minute;
    int last_day;
    int seats;
    int cost;
};

class Inconvenience : public testing::TestWithParam<Inconvenient> {};

TEST_P(Inconvenience, IsWhatTheTableSays)
{
    const Inconvenient& c = GetParam();
    PlanProblem problem = small_service();
    problem.rooms[0].capacity = 30;
    PlanMeeting meeting = an_hour(problem);
    meeting.last_day = c.last_day;
    meeting.seats = c.seats;

    EXPECT_EQ(inconvenience(problem, meeting, {on(problem, c.day, c.hour, c.minute), 0, 0}),
              c.cost);
}

const Inconvenient inconvenients[] = {
    {"None", 0, 10, 0, 3, 30, 0},
    {"HalfPast", 0, 10, 30, 3, 30, 1},
    {"AQuarterPast", 0, 10, 15, 3, 30, 2},
    {"TwoDaysToSpare", 0, 10, 0, 2, 30, 4},
    {"OnTheLastDay", 1, 10, 0, 1, 30, 12},
    {"LateIsCountedElsewhere", 2, 10, 0, 0, 30, 12},
    {"FarTooLargeARoom", 0, 10, 0, 3, 4, 3},
};

INSTANTIATE_TEST_SUITE_P(All,
                         Inconvenience,
                         testing::ValuesIn(inconvenients),
                         [](const auto& test) { return test.param.name; });

TEST(PlanProblem, CountsWeeksFromMondayToSunday)
{
    EXPECT_EQ(weeks_of(small_service().grid), (std::vector<std::size_t>{0, 0, 1}));
}

}  // namespace
}  // namespace quorate::core
