#include <gtest/gtest.h>

#include "core/meetings/held_together.hpp"
#include "core/planning/improve_plan.hpp"
#include "core/scheduling/plan_away.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"
#include "tests/support/second_family.hpp"

namespace quorate::core {
namespace {

using test::day;

// chair-1 is away on the day of two conferences that are held together.
class GroupIsAway : public test::SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        first_ = scheduled(conference()).id;
        test::add_family_of_team_1(temp_.pool(), "other");
        const auto other = database().transact([&](UnitOfWork& work) {
            return hold_together(work,
                                 tools(),
                                 test::person("support-1"),
                                 {.meeting = first_,
                                  .case_id = CaseId{"case-other"},
                                  .type = "initial_cp_conference",
                                  .children = {ChildId{"child-of-other"}},
                                  .confirmed = {.quorum = true}});
        });
        ASSERT_TRUE(other) << complaints(other.error()).front();
        other_ = *other;
    }

    AwayToPlan away(const char* by = "support-1")
    {
        return *database().transact([&](UnitOfWork& work) {
            return meetings_while_away(work,
                                       tools(),
                                       test::person(by),
                                       {.chair = UserId{"chair-1"},
                                        .from = day("2026-11-25"),
                                        .until = day("2026-11-25")});
        });
    }

    MeetingId first_;
    MeetingId other_;
};

TEST_P(GroupIsAway, OneStandsForAllAndAllGetTheOtherChair)
{
    const AwayToPlan found = away();
    ASSERT_EQ(found.meetings.size(), 1u);
    EXPECT_EQ(found.others, 0u);
    const QueueProblem queue = database().read([&](UnitOfWork& work) {
        return away_problem(work, tools(), test::person("support-1"), found);
    });
    ASSERT_EQ(queue.meetings.size(), 1u);
    EXPECT_EQ(queue.meetings.front().held_with, 1u);
    const Plan plan = plan_queue(queue.problem, {.rounds = 200});
    ASSERT_TRUE(plan.placements.front());
    const Placement& place = *plan.placements.front();
    ChosenSlot slot{.starts_at = place.start, .chair = queue.chairs[place.chair]};
    if (place.room) slot.room = queue.rooms[*place.room];

    const auto changed = database().transact([&](UnitOfWork& work) {
        return move_planned(
            work,
            tools(),
            test::person("support-1"),
            {{.field = "accept-0", .booked = *queue.meetings.front().booked, .slot = slot}},
            "The chair is away");
    });

    ASSERT_TRUE(changed) << complaints(changed.error()).front();
    EXPECT_EQ(meeting(first_).chair, UserId{"chair-2"});
    EXPECT_EQ(meeting(other_).chair, UserId{"chair-2"});
    EXPECT_EQ(meeting(other_).starts_at, meeting(first_).starts_at);
    EXPECT_TRUE(meeting(other_).held_together);
}

TEST_P(GroupIsAway, WhereOneIsNotTheActorsToMoveNoneIsOffered)
{
    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-other'");

    const AwayToPlan found = away();

    EXPECT_TRUE(found.meetings.empty());
    EXPECT_EQ(found.others, 2u);
}

QUORATE_ON_EVERY_DATABASE(GroupIsAway);

}  // namespace
}  // namespace quorate::core
