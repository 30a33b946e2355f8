#include "server/planning/plan_run.hpp"

#include <gtest/gtest.h>

#include "core/planning/check_plan.hpp"
#include "tests/core/planning/plan_problems.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;
using test::PlanSize;
using test::seeded_problem;

TEST(PlanRun, FindsWhatTheSameSearchFindsWithoutIt)
{
    PlanSize size = PlanSize::small();
    size.meetings = 8;
    const core::PlanProblem problem = seeded_problem(1, size);

    const PlanRun run{problem, 5, 10min};

    EXPECT_EQ(run.result().placements, core::plan_queue(problem, {.seed = 5}).placements);
    EXPECT_TRUE(run.is_done());
    EXPECT_EQ(run.progress().round, run.progress().rounds);
    EXPECT_EQ(run.progress().cost, run.result().cost);
}

TEST(PlanRun, EndsEarlyWhenItIsToldTo)
{
    PlanRun run{seeded_problem(1, PlanSize::tight()), 1, 10min};

    run.stop();

    EXPECT_EQ(core::check_plan(run.problem(), run.result()), std::vector<std::string>{});
    EXPECT_LT(run.progress().round, run.progress().rounds);
}

TEST(PlanRun, EndsWhenItsTimeIsOver)
{
    const PlanRun run{seeded_problem(1, PlanSize::tight()), 1, 1ms};

    EXPECT_EQ(core::check_plan(run.problem(), run.result()), std::vector<std::string>{});
    EXPECT_LT(run.progress().round, run.progress().rounds);
}

TEST(PlanRun, EndsWhenNobodyWantsItAnyMore)
{
    const PlanRun dropped{seeded_problem(1, PlanSize::tight()), 1, 10min};

    EXPECT_FALSE(dropped.is_done());
}

}  // namespace
}  // namespace quorate::server
