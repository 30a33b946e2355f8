#include "core/planning/greedy_plan.hpp"

#include <gtest/gtest.h>

#include "core/planning/check_plan.hpp"
#include "tests/core/planning/plan_problems.hpp"
#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::on;
using test::small_service;

TEST(GreedyPlan, TakesTheMeetingsByTheirLastDayEachAsEarlyAsItGoes)
{
    PlanProblem problem = small_service();
    for (const int last_day : {2, 0, 1}) {
        problem.meetings.push_back(an_hour(problem));
        problem.meetings.back().last_day = last_day;
    }

    const Plan plan = greedy_plan(problem);

    EXPECT_EQ(plan.placements[1]->start, on(problem, 0, 9));
    EXPECT_EQ(plan.placements[2]->start, on(problem, 0, 10));
    EXPECT_EQ(plan.placements[0]->start, on(problem, 0, 11));
    EXPECT_EQ(check_plan(problem, plan), std::vector<std::string>{});
}

TEST(GreedyPlan, PrefersAChairWhomTheFamilyKnows)
{
    PlanProblem problem = small_service();
    problem.chairs.push_back(problem.chairs[0]);
    problem.meetings.push_back(an_hour(problem));
    problem.meetings.back().chairs = {{.chair = 0}, {.chair = 1, .knows_family = true}};

    EXPECT_EQ(greedy_plan(problem).placements[0]->chair, 1u);
}

TEST(GreedyPlan, PlacesLateWhatFitsNoSooner)
{
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));
    problem.rooms[0].free.block(problem.grid, test::hours(problem, 0, 9, 12));

    const Plan plan = greedy_plan(problem);

    EXPECT_EQ(plan.placements[0]->start, on(problem, 1, 9));
    EXPECT_EQ(plan.cost.breaches, 1);
}

TEST(KeepingPlan, LeavesTimesAsTheyAreWhereItCan)
{
    PlanProblem problem = small_service();
    for (const int hour : {11, 11}) {
        problem.meetings.push_back(an_hour(problem));
        problem.meetings.back().now_at = on(problem, 0, hour);
    }

    const Plan plan = keeping_plan(problem);

    EXPECT_EQ(plan.placements[0]->start, on(problem, 0, 11));
    EXPECT_EQ(plan.placements[1]->start, on(problem, 0, 9));
    EXPECT_EQ(plan.cost.moved, 1);
    EXPECT_EQ(check_plan(problem, plan), std::vector<std::string>{});
}

TEST(GreedyPlan, OfSeededProblemsCanBeBooked)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const PlanProblem problem = test::seeded_problem(seed, test::PlanSize::small());

        EXPECT_EQ(check_plan(problem, greedy_plan(problem)), std::vector<std::string>{}) << seed;
        EXPECT_EQ(check_plan(problem, keeping_plan(problem)), std::vector<std::string>{}) << seed;
    }
}

TEST(GreedyPlan, OfNothingIsNothing)
{
    EXPECT_EQ(greedy_plan(small_service()).cost, PlanCost{});
}

}  // namespace
}  // namespace quorate::core
