#include "core/planning/improve_plan.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "core/planning/check_plan.hpp"
#include "core/planning/greedy_plan.hpp"
#include "tests/core/planning/plan_problems.hpp"
#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::on;
using test::PlanSize;
using test::seeded_problem;
using test::small_service;

const std::vector<std::string> nothing_wrong{};

// Two meetings for Thursday: the greedy one gives 9 to 10 to the first, and the second, which can
// only be held then, has to wait.
PlanProblem in_each_others_way()
{
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));
    problem.meetings.push_back(an_hour(problem));
    problem.meetings[1].possible.block(problem.grid, {on(problem, 0, 9, 15), on(problem, 0, 12)});
    return problem;
}

TEST(ImprovePlan, LetsOneMeetingGiveWayToAnother)
{
    const PlanProblem problem = in_each_others_way();
    const Plan greedy = greedy_plan(problem);
    ASSERT_EQ(greedy.cost.breaches, 1);

    const Plan plan = improve_plan(problem, greedy);

    EXPECT_EQ(plan.cost.breaches, 0);
    EXPECT_EQ(plan.placements[1]->start, on(problem, 0, 9));
    EXPECT_EQ(check_plan(problem, plan), nothing_wrong);
}

TEST(ImprovePlan, GivesBackAPlanThatItCannotBetter)
{
    const PlanProblem problem = in_each_others_way();
    const Plan best = improve_plan(problem, greedy_plan(problem));

    const Plan again = improve_plan(problem, best, {.seed = 9, .rounds = 20});

    EXPECT_EQ(again.placements, best.placements);
}

TEST(ImprovePlan, KeepsAChairWhomTheFamilyKnowsWhenNothingElseSuffers)
{
    PlanProblem problem = small_service();
    problem.chairs.push_back(problem.chairs[0]);
    problem.chairs[1].free.block(problem.grid, {on(problem, 0, 9), on(problem, 0, 10)});
    problem.meetings.push_back(an_hour(problem));
    problem.meetings.back().chairs = {{.chair = 0}, {.chair = 1, .knows_family = true}};

    const Plan plan = plan_queue(problem);

    EXPECT_EQ(plan.placements[0]->chair, 1u);
    EXPECT_EQ(plan.placements[0]->start, on(problem, 0, 10));
}

// With QUORATE_TEST_PLANS=100 those are as large as services are, and the run takes some minutes.
TEST(ImprovePlan, NeverHasMoreBreachesThanTheGreedyPlanAndMostlyFewer)
{
    const char* asked = std::getenv("QUORATE_TEST_PLANS");
    const std::uint64_t seeds = asked ? std::stoull(asked) : 100;
    const PlanSize size = asked ? PlanSize::tight() : PlanSize::small();
    const std::size_t rounds = asked ? 0 : 100;

    std::uint64_t fewer = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const PlanProblem problem = seeded_problem(seed, size);
        const Plan greedy = greedy_plan(problem);

        const Plan plan = improve_plan(problem, greedy, {.seed = seed, .rounds = rounds});

        EXPECT_EQ(check_plan(problem, plan), nothing_wrong) << seed;
        EXPECT_LE(plan.cost, greedy.cost) << seed;
        if (plan.cost.breaches < greedy.cost.breaches) ++fewer;
    }
    EXPECT_GE(fewer, seeds * 95 / 100);
}

TEST(ImprovePlan, IsTheSameForTheSameSeed)
{
    const PlanProblem problem = seeded_problem(7, PlanSize::small());
    const Plan greedy = greedy_plan(problem);

    const Plan one = improve_plan(problem, greedy, {.seed = 3, .rounds = 500});
    const Plan same = improve_plan(problem, greedy, {.seed = 3, .rounds = 500});
    const Plan other = improve_plan(problem, greedy, {.seed = 4, .rounds = 500});

    EXPECT_EQ(one.placements, same.placements);
    EXPECT_NE(one.placements, other.placements);
}

TEST(ImprovePlan, EndsWhenItIsToldToWithTheBestSoFar)
{
    const PlanProblem problem = seeded_problem(7, PlanSize::small());
    const Plan greedy = greedy_plan(problem);
    std::size_t asked = 0;
    PlanProgress last;
    PlanOptions options{.rounds = 100000};
    options.stop = [&asked] { return ++asked > 300; };
    options.progress = [&last](const PlanProgress& progress) { last = progress; };

    const Plan plan = improve_plan(problem, greedy, options);

    EXPECT_EQ(last.round, 300u);
    EXPECT_EQ(last.cost, plan.cost);
    EXPECT_EQ(check_plan(problem, plan), nothing_wrong);
    EXPECT_LT(plan.cost, greedy.cost);
}

TEST(ImprovePlan, ToldToEndAtOnceGivesBackWhatItWasGiven)
{
    const PlanProblem problem = in_each_others_way();
    const Plan greedy = greedy_plan(problem);
    PlanOptions options;
    options.stop = [] { return true; };

    EXPECT_EQ(improve_plan(problem, greedy, options).placements, greedy.placements);
}

TEST(ImprovePlan, TellsHowFarItIsAndNeverOfAWorsePlan)
{
    const PlanProblem problem = seeded_problem(2, PlanSize::small());
    std::vector<PlanProgress> told;
    PlanOptions options{.rounds = 1000};
    options.progress = [&told](const PlanProgress& progress) { told.push_back(progress); };

    improve_plan(problem, greedy_plan(problem), options);

    ASSERT_EQ(told.size(), 101u);
    EXPECT_EQ(told.front().round, 0u);
    EXPECT_EQ(told.back().round, 1000u);
    for (std::size_t i = 1; i < told.size(); ++i) {
        EXPECT_GT(told[i].round, told[i - 1].round);
        EXPECT_LE(told[i].cost, told[i - 1].cost);
    }
}

TEST(ImprovePlan, ManagesWhereNothingCanBeDone)
{
    PlanProblem empty = small_service();
    EXPECT_EQ(plan_queue(empty).placements.size(), 0u);

    PlanProblem hopeless = small_service();
    for (int i = 0; i < 3; ++i)
        hopeless.meetings.push_back(an_hour(hopeless));
    hopeless.meetings[0].chairs.clear();
    hopeless.meetings[1].seats = 400;
    hopeless.meetings[2].length = 200min;
    const Plan plan = plan_queue(hopeless, {.rounds = 200});
    EXPECT_EQ(plan.cost.breaches, 3);
    EXPECT_EQ(check_plan(hopeless, plan), nothing_wrong);

    PlanProblem no_days{.grid = SlotGrid{{}, 9h, 17h, 5min}};
    no_days.meetings.push_back({.possible = FreeTime::none(no_days.grid)});
    EXPECT_EQ(plan_queue(no_days, {.rounds = 10}).cost.breaches, 1);
}

}  // namespace
}  // namespace quorate::core
