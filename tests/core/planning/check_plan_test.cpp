#include "core/planning/check_plan.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::hours;
using test::on;
using test::small_service;

// Two meetings on Thursday, at 9:15 with a quarter of an hour before it and at 10:30.
struct Booked {
    PlanProblem problem;
    Plan plan;
};

Booked two_booked()
{
    Booked booked{.problem = small_service(), .plan = {}};
    PlanProblem& problem = booked.problem;
    problem.meetings.push_back(an_hour(problem));
    problem.meetings.back().before = 15min;
    problem.meetings.push_back(an_hour(problem));
    booked.plan.placements = {Placement{on(problem, 0, 9, 15), 0, 0},
                              Placement{on(problem, 0, 10, 30), 0, 0}};
    booked.plan.cost = plan_cost(problem, booked.plan.placements);
    return booked;
}

TEST(CheckPlan, FindsNothingWrongWithAPlanThatCanBeBooked)
{
    const auto [problem, plan] = two_booked();

    EXPECT_EQ(check_plan(problem, plan), std::vector<std::string>{});
}

struct Fault {
    const char* name;
    std::function<void(PlanProblem&, Plan&)> spoil;
    const char* sentence;
};

class PlanFault : public testing::TestWithParam<Fault> {};

TEST_P(PlanFault, IsFound)
{
    auto [problem, plan] = two_booked();
    GetParam().spoil(problem, plan);
    plan.cost = plan_cost(problem, plan.placements);

    EXPECT_EQ(check_plan(problem, plan), std::vector<std::string>{GetParam().sentence});
}

const Fault faults[] = {
    {"OutsideTheHours",
     [](auto& problem, auto& plan) { plan.placements[0]->start = on(problem, 0, 8); },
     "Meeting 1 begins outside the hours"},
    {"AtAnOddMinute",
     [](auto& problem, auto& plan) { plan.placements[1]->start = on(problem, 0, 10, 50); },
     "Meeting 2 begins at an odd minute"},
    {"WhenItMayNotBegin",
     [](auto& problem, auto&) {
         problem.meetings[1].possible.block(problem.grid, hours(problem, 0, 10, 11));
     },
     "Meeting 2 may not begin then"},
    {"WithSomebodyElseInTheChair",
     [](auto& problem, auto& plan) {
         problem.chairs.push_back(problem.chairs[0]);
         plan.placements[1]->chair = 1;
     },
     "Meeting 2 has a chair who may not chair it"},
    {"ChairNotFreeBefore",
     [](auto& problem, auto&) {
         problem.chairs[0].free.block(problem.grid, {on(problem, 0, 9), on(problem, 0, 9, 5)});
     },
     "Meeting 1 has a chair who is not free"},
    {"PersonNotFree",
     [](auto& problem, auto&) {
         problem.people[0].free.block(problem.grid, {on(problem, 0, 10), on(problem, 0, 10, 5)});
     },
     "Meeting 1 cannot have Noor Stubb"},
    {"NoRoom",
     [](auto&, auto& plan) { plan.placements[1]->room.reset(); },
     "Meeting 2 has no room"},
    {"ARoomTooMany",
     [](auto& problem, auto&) { problem.meetings[1].in_room = false; },
     "Meeting 2 needs no room"},
    {"TooSmallARoom",
     [](auto& problem, auto&) { problem.meetings[1].seats = 11; },
     "Meeting 2 has too small a room"},
    {"ARoomWithoutWhatIsNeeded",
     [](auto& problem, auto&) { problem.meetings[1].features.insert(AccessFeature::hearing_loop); },
     "Meeting 2 has a room without hearing_loop"},
    {"RoomNotFree",
     [](auto& problem, auto&) {
         problem.rooms[0].free.block(problem.grid, hours(problem, 0, 11, 12));
     },
     "Meeting 2 has a room that is not free"},
    {"TwoWithOneChair",
     [](auto& problem, auto& plan) {
         problem.rooms.push_back(problem.rooms[0]);
         plan.placements[0]->start = on(problem, 0, 9, 30);
         problem.meetings[1].before = 15min;
         plan.placements[1]->room = 1;
     },
     "Meeting 1 has the same chair as Meeting 2"},
    {"TwoInOneRoom",
     [](auto& problem, auto& plan) {
         problem.chairs.push_back(problem.chairs[0]);
         problem.meetings[1].chairs.push_back({.chair = 1});
         plan.placements[1]->chair = 1;
         problem.meetings[1].before = 30min;
     },
     "Meeting 1 has the same room as Meeting 2"},
    {"NoTimeForTheWayFromAnotherBuilding",
     [](auto& problem, auto&) {
         problem.travel_gap = 30min;
         problem.rooms[0].building = "Library";
         problem.chairs[0].elsewhere = {
             {{on(problem, 0, 11, 45), on(problem, 0, 12)}, "Civic House"},
             {{on(problem, 0, 11, 30), on(problem, 0, 12)}, "Library"},
             {{on(problem, 0, 11, 30), on(problem, 0, 12)}, ""}};
     },
     "Meeting 2 has a chair who cannot be there in time"},
    {"NoTimeForTheWayBetweenTwo",
     [](auto& problem, auto& plan) {
         problem.travel_gap = 30min;
         problem.rooms[0].building = "Library";
         problem.meetings[1].in_room = false;
         problem.meetings[1].venue = "Civic House";
         plan.placements[1]->room.reset();
     },
     "Meeting 1 leaves its chair no time for the way to or from Meeting 2"},
    {"TwoWithOnePerson",
     [](auto& problem, auto& plan) {
         problem.chairs.push_back(problem.chairs[0]);
         problem.meetings[1].chairs.push_back({.chair = 1});
         plan.placements[1]->chair = 1;
         problem.meetings[1].in_room = false;
         plan.placements[1]->room.reset();
         plan.placements[1]->start = on(problem, 0, 10);
     },
     "Meeting 1 needs Noor Stubb, whom Meeting 2 has"},
};

INSTANTIATE_TEST_SUITE_P(Each, PlanFault, testing::ValuesIn(faults), [](const auto& test) {
    return test.param.name;
});

TEST(CheckPlan, DoesNotTakeTheCostOnTrust)
{
    auto [problem, plan] = two_booked();
    problem.meetings[1].last_day = -1;

    EXPECT_EQ(check_plan(problem, plan),
              (std::vector<std::string>{"The breaches are miscounted",
                                        "The cost is not that of the plan"}));
}

TEST(CheckPlan, RefusesThePlanOfOtherMeetings)
{
    auto [problem, plan] = two_booked();
    plan.placements.pop_back();

    EXPECT_EQ(check_plan(problem, plan),
              std::vector<std::string>{"The plan is not for these meetings"});
}

}  // namespace
}  // namespace quorate::core
