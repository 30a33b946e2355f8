#include "core/actions/adjourn_with_actions.hpp"

#include <gtest/gtest.h>

#include "core/actions/action_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/meetings/meeting_store.hpp"
#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

using Texts = std::vector<std::string>;

class AdjournWithActions : public test::RecordTest {
protected:
    Result<Meeting> adjourn(CloseMeeting command, const std::vector<ActionForm>& actions)
    {
        return transact([&](UnitOfWork& work) {
            command.meeting = meeting;
            command.version = work.meetings.find(authority, meeting)->version;
            return adjourn_with_actions(work,
                                        MeetingTools{clock_, random_, links_, holidays_},
                                        as("chair-1"),
                                        command,
                                        actions);
        });
    }

    std::vector<ActionRow> agreed()
    {
        return read([&](UnitOfWork& work) { return work.actions.of_meeting(authority, meeting); });
    }

    const CloseMeeting command_{.adjourns = true,
                                .interim_plan = "Gran stays with them; the nurse calls daily"};
    const ActionOwner nurse_{.contact = ContactId{"contact-nurse"}};
};

TEST_P(AdjournWithActions, MakesActionPointsOfWhatIsDoneUntilThen)
{
    const auto adjourned = adjourn(command_,
                                   {{.what = "Call each day", .owner = nurse_},
                                    {},
                                    {.what = "See the children",
                                     .owner = {.user = UserId{"worker-1"}},
                                     .due_on = "27/11/2026"}});

    ASSERT_TRUE(adjourned);
    EXPECT_EQ(adjourned->status, MeetingStatus::held);
    const auto rows = agreed();
    ASSERT_EQ(rows.size(), 2u);
    std::map<std::string, std::string> due;
    for (const ActionRow& row : rows)
        due[row.action.what.reveal()] = iso(row.action.due_on);
    EXPECT_EQ(due["Call each day"], "2026-12-09") << "when it is held again at the latest";
    EXPECT_EQ(due["See the children"], "2026-11-27");
}

TEST_P(AdjournWithActions, SaysAtOnceWhatIsWrongWithThePlanAndWithEachAction)
{
    CloseMeeting command = command_;
    command.interim_plan = "Soon";

    const auto refused = adjourn(
        command, {{.what = "Call each day", .owner = nurse_}, {.what = "See them", .due_on = "x"}});

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (Texts{"interim_plan: Write what keeps the child safe until then, and who does what, "
                     "in at least 15 characters",
                     "action_2_owner: Choose one person who will do it",
                     "action_2_due_on: Enter the date like 25/11/2026"}));
    EXPECT_TRUE(agreed().empty()) << "both or neither";
}

TEST_P(AdjournWithActions, LeavesTheMeetingOpenWhenAnActionCannotBeAgreed)
{
    const auto refused = adjourn(command_, {{.what = "See them"}});

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().refusal, Refusal::invalid_input);
    EXPECT_EQ(
        read([&](UnitOfWork& work) { return work.meetings.find(authority, meeting)->status; }),
        MeetingStatus::scheduled);
}

TEST_P(AdjournWithActions, TakesNoneForAMeetingThatGoesOn)
{
    const auto refused = adjourn({.proceed_reason = "It cannot wait for another day"},
                                 {{.what = "Call each day", .owner = nurse_}});

    ASSERT_FALSE(refused);
    EXPECT_EQ(complaints(refused.error()),
              (Texts{"action_1_what: These are for a meeting that is adjourned"}));
}

QUORATE_ON_EVERY_DATABASE(AdjournWithActions);

}  // namespace
}  // namespace quorate::core
