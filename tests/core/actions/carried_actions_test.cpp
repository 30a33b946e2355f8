#include "core/actions/carried_actions.hpp"

#include <gtest/gtest.h>

#include "core/actions/follow_actions.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using Texts = std::vector<std::string>;

// A review on 16 December 2026, three weeks after the conference.
class CarriedActions : public test::RecordTest {
protected:
    void SetUp() override
    {
        RecordTest::SetUp();
        test::add_meeting(temp_.pool(), "m2", test::at("2026-12-16T10:00"));
    }

    void agreed(const char* what, const char* not_before = "")
    {
        ActionForm form = a_form({.user = UserId{"worker-1"}});
        form.what = what;
        form.due_on = "10/02/2027";
        form.not_before = not_before;
        agree(form);
    }

    Texts carried(const char* meeting, const char* by = "worker-1")
    {
        const auto rows = transact([&](UnitOfWork& work) {
            return actions_from_before(work, clock_, as(by), MeetingId{meeting});
        });
        if (!rows) return {"refused"};
        Texts texts;
        for (const ActionRow& row : *rows)
            texts.push_back(row.action.what.reveal());
        return texts;
    }
};

TEST_P(CarriedActions, AreWhatEarlierMeetingsAgreedAndIsStillToBeDone)
{
    agreed("Ring the school");
    const ActionRow done = agree(a_form({.user = UserId{"worker-1"}}));
    ASSERT_TRUE(transact([&](UnitOfWork& work) {
        return update_action(work,
                             clock_,
                             as("worker-1"),
                             {.action = done.action.id,
                              .version = done.action.version,
                              .status = ActionStatus::done});
    }));

    EXPECT_EQ(carried("m2"), (Texts{"Ring the school"}));
    EXPECT_EQ(carried("m1"), Texts{});
    EXPECT_EQ(carried("m2", "stranger-1"), (Texts{"refused"}));
}

TEST_P(CarriedActions, LeaveOutWhatMayNotBeginByTheMeetingsDay)
{
    agreed("Now", "16/12/2026");
    agreed("Later", "17/12/2026");

    EXPECT_EQ(carried("m2"), (Texts{"Now"}));
}

TEST_P(CarriedActions, LeaveOutWhatOtherChildrensMeetingsAgreed)
{
    agreed("Ring the school");
    test::run(temp_.pool(), "delete from meeting_child where meeting_id = 'm1'");
    test::run(temp_.pool(),
              "insert into meeting_child (authority_id, meeting_id, child_id) values "
              "('authority-1', 'm1', 'child-1')");
    test::run(temp_.pool(), "delete from meeting_child where meeting_id = 'm2'");
    test::run(temp_.pool(),
              "insert into meeting_child (authority_id, meeting_id, child_id) values "
              "('authority-1', 'm2', 'child-2')");

    EXPECT_EQ(carried("m2"), Texts{});
}

QUORATE_ON_EVERY_DATABASE(CarriedActions);

}  // namespace
}  // namespace quorate::core
