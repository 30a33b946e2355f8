#include "core/planning/rest_of_plan.hpp"

#include <gtest/gtest.h>

#include "core/planning/check_plan.hpp"
#include "core/planning/greedy_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "tests/core/planning/plan_problems.hpp"
#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using test::an_hour;
using test::on;
using test::small_service;

TEST(RestOfPlan, BlocksWhatTheOthersTake)
{
    PlanProblem problem = small_service();
    problem.meetings.push_back(an_hour(problem));
    problem.meetings.push_back(an_hour(problem));
    const Plan plan = greedy_plan(problem);
    const std::size_t second[] = {1};

    const PlanProblem rest = rest_of_plan(problem, plan, second);

    ASSERT_EQ(rest.meetings.size(), 1u);
    EXPECT_EQ(rest.meetings[0].name, "Meeting 2");
    const auto nine = *problem.grid.bit_of(on(problem, 0, 9));
    EXPECT_FALSE(rest.chairs[0].free.test(nine));
    EXPECT_FALSE(rest.rooms[0].free.test(nine));
    EXPECT_FALSE(rest.people[0].free.test(nine));
    EXPECT_TRUE(rest.chairs[0].free.test(*problem.grid.bit_of(on(problem, 0, 10))));
    EXPECT_EQ(rest.chairs[0].booked, (std::vector<int>{1, 0, 0}));
}

TEST(RestOfPlan, CanBePlannedBesideWhatWasAccepted)
{
    const PlanProblem problem = test::seeded_problem(5, test::PlanSize::small());
    const Plan plan = greedy_plan(problem);
    const auto late = breaches_of(problem, plan);
    ASSERT_EQ(static_cast<int>(late.size()), plan.cost.breaches);

    const Plan again = plan_queue(rest_of_plan(problem, plan, late), {.rounds = 200});

    Plan both = plan;
    for (std::size_t i = 0; i < late.size(); ++i)
        both.placements[late[i]] = again.placements[i];
    both.cost = plan_cost(problem, both.placements);
    EXPECT_EQ(check_plan(problem, both), std::vector<std::string>{});
}

}  // namespace
}  // namespace quorate::core
