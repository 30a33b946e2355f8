#include "core/minutes/interim_plan.hpp"

#include <gtest/gtest.h>

#include "core/meetings/meeting_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class InterimPlans : public test::RecordTest {
protected:
    const std::string words = "Gran stays with them; the health visitor calls daily";

    void adjourn()
    {
        const auto adjourned = transact([&](UnitOfWork& work) {
            return close_meeting(work,
                                 case_tools(),
                                 as("chair-1"),
                                 {.meeting = meeting,
                                  .version = work.meetings.find(authority, meeting)->version,
                                  .adjourns = true,
                                  .interim_plan = words});
        });
        ASSERT_TRUE(adjourned);
    }

    // A meeting of the same family so many days after the one of the fixture.
    void add_meeting(const std::string& id, const std::string& type, int days, const char* status)
    {
        const std::string later = std::to_string(days * 86'400);
        test::run(temp_.pool(),
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, "
                  "changed_at) select '" +
                      id + "', authority_id, case_id, '" + type + "', 'REF" + id + "', 'feed-" +
                      id + "', '" + status + "', starts_at + " + later + ", ends_at + " + later +
                      ", mode, chair_id, created_by, 0, 0 from meeting where id = 'm1'");
        test::run(temp_.pool(),
                  "insert into meeting_child (authority_id, meeting_id, child_id) values "
                  "('authority-1', '" +
                      id + "', 'child-1')");
    }

    std::optional<InterimPlan> before(const char* id, const char* who = "chair-1")
    {
        const Result<std::optional<InterimPlan>> plan =
            transact([&](UnitOfWork& work) -> Result<std::optional<InterimPlan>> {
                return interim_plan_before(
                    work, clock_, as(who), *work.meetings.find(authority, MeetingId{id}));
            });
        return plan ? *plan : std::nullopt;
    }
};

TEST_P(InterimPlans, AreGoneThroughWhenTheMeetingIsHeldAgain)
{
    adjourn();
    add_meeting("m2", "initial_cp_conference", 7, "scheduled");

    const auto plan = before("m2");

    ASSERT_TRUE(plan);
    EXPECT_EQ(plan->words.reveal(), words);
    EXPECT_EQ(plan->adjourned.id, meeting);
    EXPECT_TRUE(plan->again_by);
    EXPECT_FALSE(before("m1")) << "not at the meeting that made it";
}

TEST_P(InterimPlans, AreSeenAtAnotherMeetingInBetween)
{
    adjourn();
    add_meeting("m2", "strategy_discussion", 2, "scheduled");

    EXPECT_TRUE(before("m2"));
}

TEST_P(InterimPlans, AreOverOnceTheMeetingWasHeldAgain)
{
    adjourn();
    add_meeting("m2", "initial_cp_conference", 7, "held");
    add_meeting("m3", "core_group", 14, "scheduled");

    EXPECT_FALSE(before("m3"));
}

TEST_P(InterimPlans, AreForThoseWhoMayReadTheMinutes)
{
    adjourn();
    add_meeting("m2", "initial_cp_conference", 7, "scheduled");

    EXPECT_FALSE(before("m2", "stranger-1"));
}

QUORATE_ON_EVERY_DATABASE(InterimPlans);

}  // namespace
}  // namespace quorate::core
