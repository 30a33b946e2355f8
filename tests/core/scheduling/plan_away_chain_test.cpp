#include <gtest/gtest.h>

#include <algorithm>

#include "core/scheduling/plan_away.hpp"
#include "tests/core/scheduling/chain_fixture.hpp"

namespace quorate::core {
namespace {

using Lines = std::vector<std::string>;
using test::day;

// The clock stands on Friday 20 November 2026.
class AwayFromAChain : public test::ChainTest {
protected:
    void SetUp() override
    {
        ChainTest::SetUp();
        chain_ = booked();
    }

    AcceptedMove to(ChainLink link, const char* date, const char* chair)
    {
        return {.field = std::string{code(link)},
                .booked = of(chain_, link),
                .slot = slot(date, chair)};
    }

    Result<std::vector<MeetingId>> accept(const std::vector<AcceptedMove>& all)
    {
        return database().transact([&](UnitOfWork& work) {
            return move_planned(work, tools(), test::person("support-1"), all, "The chair is away");
        });
    }

    ChainMove moved(ChainLink link, const char* date)
    {
        return database().read([&](UnitOfWork& work) {
            const MeetingId& id = of(chain_, link).id;
            return move_in(*chain_to_move(work, tools(), test::authority_1, id), id, day(date));
        });
    }

    MeetingChain chain_;
};

TEST_P(AwayFromAChain, ShowsWhatAnotherDayOfTheConferenceDoesToTheOthersAndToEveryLimit)
{
    const ChainMove move = moved(ChainLink::conference, "2026-11-26");

    EXPECT_EQ(move.broken, "");
    ASSERT_EQ(move.preview.others.size(), 2u);
    EXPECT_EQ(move.preview.others[0].sentence,
              "The first core group can stay on Wednesday 9 December 2026: its new last day is "
              "Thursday 10 December 2026, 1 working day to spare");
    EXPECT_FALSE(move.preview.limits.empty());
}

TEST_P(AwayFromAChain, NamesWhatWouldBeWrongWithTheChain)
{
    EXPECT_EQ(moved(ChainLink::conference, "2026-12-10").broken,
              "The first core group would be before the conference: choose a new time");
    EXPECT_EQ(moved(ChainLink::conference, "2026-11-24").broken,
              "The first core group would be 1 working day after its new last day, Tuesday 8 "
              "December 2026: choose a new time. The first review conference would be 1 working "
              "day after its new last day, Wednesday 24 February 2027: choose a new time");
    EXPECT_EQ(moved(ChainLink::core_group, "2026-11-25").broken,
              "This would be on the day of the initial conference");
    EXPECT_EQ(moved(ChainLink::review, "2026-12-08").broken,
              "This would be before the first core group");
    EXPECT_TRUE(moved(ChainLink::core_group, "2026-12-10")
                    .broken.starts_with("This would be 1 working day after the last day"));
    EXPECT_EQ(moved(ChainLink::core_group, "2026-12-08").broken, "");
}

TEST_P(AwayFromAChain, ADayThatBreaksTheChainIsRefusedAndNothingIsMoved)
{
    const auto refused = accept({to(ChainLink::conference, "2026-12-10", "chair-2")});

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              Lines{"conference: The first core group would be before the conference: choose a "
                    "new time"});
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-25"));
    EXPECT_EQ(of(chain_, ChainLink::conference).chair, UserId{"chair-1"});
}

TEST_P(AwayFromAChain, AnotherChairOnTheSameDayAndADayThatLeavesItWholeAreTaken)
{
    const auto same = accept({to(ChainLink::conference, "2026-11-25", "chair-2")});
    ASSERT_TRUE(same) << complaints(same.error()).front();
    const auto later = accept({to(ChainLink::conference, "2026-11-26", "chair-2")});
    ASSERT_TRUE(later) << complaints(later.error()).front();
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-26"));
}

TEST_P(AwayFromAChain, TwoThatWouldBreakItTogetherAreRefusedTogether)
{
    const AcceptedMove conference = to(ChainLink::conference, "2026-12-02", "chair-1");
    const AcceptedMove core_group = to(ChainLink::core_group, "2026-12-01", "worker-1");

    const auto refused = accept({conference, core_group});

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (Lines{"conference: The first core group would be before the conference: choose a "
                     "new time",
                     "core_group: This would be before the initial conference"}));
    EXPECT_EQ(day_of(chain_, ChainLink::conference), day("2026-11-25"));
    const auto alone = accept({core_group});
    ASSERT_TRUE(alone) << complaints(alone.error()).front();
    EXPECT_EQ(day_of(chain_, ChainLink::core_group), day("2026-12-01"));
}

TEST_P(AwayFromAChain, NewTimesOfACoreGroupAreAfterItsConferenceAndKeepItsLastDay)
{
    const auto planned = database().transact([&](UnitOfWork& work) -> Result<QueueProblem> {
        const Actor support = test::person("support-1");
        const auto away = meetings_while_away(
            work,
            tools(),
            support,
            {.chair = UserId{"worker-1"}, .from = day("2026-12-09"), .until = day("2026-12-09")});
        if (!away) return away.error();
        return away_problem(work, tools(), support, *away);
    });
    ASSERT_TRUE(planned) << complaints(planned.error()).front();
    const QueueProblem& queue = *planned;

    ASSERT_EQ(queue.meetings.size(), 1u);
    EXPECT_TRUE(queue.meetings.front().has_limit);
    EXPECT_EQ(queue.meetings.front().due.limit_date, day("2026-12-09"));
    const SlotGrid& grid = queue.problem.grid;
    for (std::size_t i = 0; i < grid.days().size() && grid.days()[i] <= day("2026-11-25"); ++i)
        EXPECT_TRUE(std::ranges::all_of(queue.problem.meetings.front().possible.day(grid, i),
                                        [](std::uint64_t word) { return word == 0; }));
}

QUORATE_ON_EVERY_DATABASE(AwayFromAChain);

}  // namespace
}  // namespace quorate::core
