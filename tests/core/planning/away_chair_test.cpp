#include "core/planning/away_chair.hpp"

#include <gtest/gtest.h>

#include "core/planning/check_plan.hpp"
#include "tests/core/planning/small_service.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::an_hour;
using test::on;
using test::small_service;

// Gwen Sampleford, whom the families know, has three meetings; Bob Fielding could have two of them
// at their time, and is at another when the third is.
PlanProblem three_meetings()
{
    PlanProblem problem = small_service();
    problem.chairs.push_back({.name = "Bob Fielding", .free = FreeTime::all(problem.grid)});
    problem.chairs[1].free.block(problem.grid, {on(problem, 1, 9), on(problem, 1, 10, 30)});
    problem.rooms.push_back({.name = "Elm", .free = FreeTime::all(problem.grid), .capacity = 8});
    struct At {
        std::size_t day;
        int hour;
        int last_day;
    };
    for (const auto& [day, hour, last_day] : {At{2, 10, 2}, At{0, 9, 0}, At{1, 9, 1}}) {
        PlanMeeting meeting = an_hour(problem);
        meeting.chairs = {{.chair = 0, .knows_family = true}, {.chair = 1}};
        meeting.last_day = last_day;
        meeting.now_at = on(problem, day, hour);
        meeting.now_in = 0;
        problem.meetings.push_back(meeting);
    }
    return problem;
}

TEST(AwayChair, LeavesTimesAndRoomsWhereAnotherChairIsFreeThen)
{
    PlanProblem before = three_meetings();
    const PlanProblem problem = while_away(before, 0, {on(before, 0, 9), on(before, 1, 12)});

    const Plan plan = plan_queue(problem);

    ASSERT_EQ(check_plan(problem, plan), std::vector<std::string>{});
    const auto all = replacements(problem, plan);
    ASSERT_EQ(all.size(), 3u);

    // By the days that are left; the third keeps its own chair, who is back by then.
    EXPECT_EQ(all[0].meeting, 1u);
    EXPECT_EQ(all[0].days_left, 0);
    EXPECT_TRUE(all[0].keeps_time);
    EXPECT_TRUE(all[0].keeps_room);
    EXPECT_EQ(all[0].placement->chair, 1u);

    EXPECT_EQ(all[1].meeting, 2u);
    EXPECT_FALSE(all[1].keeps_time);
    EXPECT_TRUE(all[1].keeps_room);
    EXPECT_EQ(all[1].placement->start, on(problem, 1, 11));

    EXPECT_EQ(all[2].meeting, 0u);
    EXPECT_TRUE(all[2].keeps_time);
    EXPECT_EQ(all[2].placement->chair, 0u);
}

TEST(AwayChair, RatherMovesAMeetingThanLetsItBeLate)
{
    PlanProblem before = small_service();
    before.chairs.push_back({.name = "Bob Fielding", .free = FreeTime::all(before.grid)});
    before.chairs[1].free.block(before.grid, {on(before, 0, 9), on(before, 0, 11)});
    before.meetings.push_back(an_hour(before));
    before.meetings[0].chairs = {{.chair = 0, .knows_family = true}, {.chair = 1}};
    before.meetings[0].now_at = on(before, 0, 9);
    const PlanProblem problem = while_away(before, 0, {on(before, 0, 9), on(before, 1, 9)});

    const Plan plan = plan_queue(problem);

    EXPECT_EQ(plan.placements[0]->start, on(problem, 0, 11));
    EXPECT_EQ(plan.cost.breaches, 0);
    EXPECT_EQ(plan.cost.moved, 1);
}

TEST(AwayChair, AMeetingMayStayInItsRoomAtAnOddMinuteAndNobodyElseGetsIt)
{
    PlanProblem before = small_service();
    before.chairs.push_back({.name = "Bob Fielding", .free = FreeTime::all(before.grid)});
    // Too small for it by what is known today, and taken by it.
    before.rooms[0].capacity = 4;
    before.rooms[0].free.block(before.grid, {on(before, 0, 9, 5), on(before, 0, 10, 5)});
    before.meetings.push_back(an_hour(before));
    before.meetings[0].chairs = {{.chair = 0}, {.chair = 1}};
    before.meetings[0].now_at = on(before, 0, 9, 5);
    before.meetings[0].now_in = 0;
    before.meetings.push_back(an_hour(before));
    before.meetings[1].chairs = {{.chair = 0}, {.chair = 1}};
    before.meetings[1].people.clear();
    before.meetings[1].seats = 4;
    before.meetings[1].possible = FreeTime::none(before.grid);
    before.meetings[1].possible.release(before.grid, {on(before, 0, 9), on(before, 0, 9, 30)});
    const PlanProblem problem = while_away(before, 0, {on(before, 0, 9), on(before, 2, 12)});

    const Plan plan = plan_queue(problem);

    ASSERT_EQ(check_plan(problem, plan), std::vector<std::string>{});
    ASSERT_TRUE(plan.placements[0]);
    EXPECT_EQ(plan.placements[0]->start, on(problem, 0, 9, 5));
    EXPECT_EQ(plan.placements[0]->room, 0u);
    EXPECT_FALSE(plan.placements[1]);
}

TEST(AwayChair, SaysWhenThereIsNoReplacement)
{
    PlanProblem before = small_service();
    before.meetings.push_back(an_hour(before));
    before.meetings[0].now_at = on(before, 0, 9);
    const PlanProblem problem = while_away(before, 0, {on(before, 0, 0), on(before, 2, 23)});

    const auto all = replacements(problem, plan_queue(problem, {.rounds = 20}));

    EXPECT_EQ(all[0].placement, std::nullopt);
    EXPECT_FALSE(all[0].keeps_time);
    EXPECT_FALSE(all[0].keeps_room);
}

}  // namespace
}  // namespace quorate::core
