#include "core/due_dates/last_adjourned.hpp"

#include <gtest/gtest.h>

#include "core/meetings/meeting_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

// The conference of the fixture, on 25 November 2026, about child-1 and child-2.
class TheLastOneAdjourned : public test::RecordTest {
protected:
    std::optional<LastAdjourned> told(const CaseDueDate& due)
    {
        return read([&](UnitOfWork& work) {
            return last_adjourned(
                work, authority, due, work.meetings.of_case(authority, due.case_id));
        });
    }

    static CaseDueDate due_for(const char* child,
                               MeetingType type = MeetingType::initial_cp_conference)
    {
        return {.case_id = CaseId{"case-1"},
                .meeting_type = type,
                .children = {{.child = ChildId{child}}}};
    }
};

TEST_P(TheLastOneAdjourned, IsToldWithTheDayByWhichItIsHeldAgain)
{
    EXPECT_FALSE(told(due_for("child-1"))) << "it is still to come";

    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return close_meeting(work,
                             case_tools(),
                             as("chair-1"),
                             {.meeting = meeting,
                              .version = work.meetings.find(authority, meeting)->version,
                              .adjourns = true,
                              .interim_plan = "Gran stays with them all week"});
    }));

    const LastAdjourned adjourned{.on = test::day("2026-11-25"),
                                  .again_by = test::day("2026-12-09")};
    EXPECT_EQ(told(due_for("child-1")), adjourned);
    EXPECT_EQ(told(due_for("child-2", MeetingType::pre_birth_conference)), adjourned)
        << "which meets the same limit";
    EXPECT_FALSE(told(due_for("child-3"))) << "whom it was not about";
    EXPECT_FALSE(told(due_for("child-1", MeetingType::review_cp_conference)));
    CaseDueDate met = due_for("child-1");
    met.status = DueStatus::met;
    EXPECT_FALSE(told(met));
}

TEST(TheDayToHoldItAgain, IsTheLastOneWhereItComesBeforeTheLimitAndHasNotPassed)
{
    const Date today = test::day("2026-11-26");
    const CaseDueDate due{.limit_date = test::day("2026-12-10"),
                          .schedule_by = test::day("2026-12-10")};
    const Date again = test::day("2026-12-08");

    EXPECT_EQ(earlier_last_day(due, again, today), again);
    EXPECT_EQ(earlier_last_day(due, again, again), again);
    EXPECT_FALSE(earlier_last_day(due, again, test::day("2026-12-09")));
    EXPECT_FALSE(earlier_last_day(due, test::day("2026-12-11"), today));
    EXPECT_FALSE(earlier_last_day(due, {}, today));
}

TEST_P(TheLastOneAdjourned, IsToldOfOneThatWasAdjournedForEachChildWithQuorum)
{
    everyone_is_here();
    open();
    open_minutes();
    decide("child-1", "adjourned", "");
    decide("child-2", "adjourned", "");
    close();

    EXPECT_EQ(told(due_for("child-1")), (LastAdjourned{.on = test::day("2026-11-25")}));
}

TEST_P(TheLastOneAdjourned, IsNotToldOfOneThatDecided)
{
    hold();

    EXPECT_FALSE(told(due_for("child-1")));
}

QUORATE_ON_EVERY_DATABASE(TheLastOneAdjourned);

}  // namespace
}  // namespace quorate::core
