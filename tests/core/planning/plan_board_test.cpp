#include "core/planning/plan_board.hpp"

#include <gtest/gtest.h>

#include "core/planning/best_spot.hpp"
#include "core/planning/check_plan.hpp"
#include "core/planning/greedy_plan.hpp"
#include "core/planning/improve_plan.hpp"
#include "tests/core/planning/plan_problems.hpp"

namespace quorate::core {
namespace {

TEST(PlanBoard, KeepsItsCostAndNeverClashesHoweverMeetingsArePutAndTaken)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        PlanProblem problem = test::seeded_problem(seed, test::PlanSize::small());
        problem.chairs[0].most_a_day = 1;
        problem.chairs[1].most_a_week = 2;
        const PlanTables tables{problem};
        PlanBoard board{tables};
        PlanRandom random{seed};
        BestSpot best;

        for (int turn = 0; turn < 400; ++turn) {
            const std::size_t meeting = random.below(problem.meetings.size());
            if (board.spot(meeting)) {
                board.take(meeting);
            } else if (const auto spot = best.find(
                           board, meeting, random, {.overlook = 0.2, .closely = turn % 2 == 0})) {
                board.put(meeting, *spot);
            }
            if (turn % 20 != 0) continue;
            const Plan plan{.placements = board.placements(), .cost = board.cost()};
            ASSERT_EQ(check_plan(problem, plan), std::vector<std::string>{}) << seed << ' ' << turn;
        }
    }
}

TEST(PlanBoard, LeavesChairsTimeToGetFromOneBuildingToAnother)
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        PlanProblem problem = test::seeded_problem(seed, test::PlanSize::small());
        problem.travel_gap = std::chrono::minutes{30};
        for (std::size_t room = 0; room < problem.rooms.size(); ++room)
            problem.rooms[room].building = room % 2 == 0 ? "Library" : "Civic House";
        const CivilTime opens = problem.grid.days().front() + problem.grid.opens();
        for (PlanChair& chair : problem.chairs) {
            const CivilStretch there{opens, opens + std::chrono::hours{2}};
            chair.free.block(problem.grid, there);
            chair.elsewhere.push_back({there, "Annexe"});
        }

        for (const Plan& plan :
             {greedy_plan(problem), plan_queue(problem, {.seed = seed, .rounds = 2000})})
            EXPECT_EQ(check_plan(problem, plan), std::vector<std::string>{}) << seed;
    }
}

TEST(PlanBoard, SaysWhoIsInTheWay)
{
    const PlanProblem problem = test::seeded_problem(3, test::PlanSize::small());
    const PlanTables tables{problem};
    PlanBoard board{tables};
    PlanRandom random{1};
    BestSpot best;
    std::vector<std::size_t> others;
    for (std::size_t meeting = 0; meeting < problem.meetings.size(); ++meeting) {
        const auto spot = best.find(board, meeting, random, {});
        if (!spot) continue;
        board.in_the_way(meeting, *spot, others);
        EXPECT_TRUE(others.empty());

        board.put(meeting, *spot);

        board.in_the_way(meeting, *spot, others);
        EXPECT_EQ(others, std::vector<std::size_t>{meeting});
    }
}

}  // namespace
}  // namespace quorate::core
