#include "core/minutes/record_dissents.hpp"

#include <gtest/gtest.h>

#include "tests/support/record_fixture.hpp"

namespace quorate::core {
namespace {

class RecordingDissent : public test::RecordTest {
protected:
    void SetUp() override
    {
        test::RecordTest::SetUp();
        everyone_is_here();
        open();
        open_minutes();
    }

    Result<DissentRow> dissent(const char* seat, const char* by = "chair-1")
    {
        return transact([&](UnitOfWork& work) {
            return record_agency_dissent(work,
                                         case_tools(),
                                         as(by),
                                         {.meeting = meeting,
                                          .child = ChildId{"child-1"},
                                          .invitee = InviteeId{seat},
                                          .reason = "The risk is higher"});
        });
    }

    Result<DissentRow> follow(FollowDissent command, const char* by = "chair-1")
    {
        command.meeting = meeting;
        return transact(
            [&](UnitOfWork& work) { return follow_dissent(work, case_tools(), as(by), command); });
    }

    DissentBoard board()
    {
        return *transact([&](UnitOfWork& work) {
            return view_dissents(work, case_tools(), as("chair-1"), meeting);
        });
    }
};

TEST_P(RecordingDissent, NeedsADecisionAndSomebodyWhoIsNotOfTheFamily)
{
    EXPECT_EQ(complaints(dissent("seat-mother").error()),
              (std::vector<std::string>{"child: Choose a child about whom there is a decision",
                                        "invitee: Choose who says so"}));
    decide("child-1", "no_further_action", "");
    EXPECT_EQ(dissent("seat-police", "support-1").error().refusal, Refusal::not_permitted);
    ASSERT_TRUE(dissent("seat-police"));
    EXPECT_EQ(complaints(dissent("seat-police").error()),
              (std::vector<std::string>{"invitee: That this agency dissents is recorded already"}));
    ASSERT_EQ(board().rows.size(), 1u);
    EXPECT_EQ(board().rows.front().dissent.agency, "Police protection unit");
}

TEST_P(RecordingDissent, IsDueInWritingSeventyTwoHoursAfterTheEnd)
{
    decide("child-1", "no_further_action", "");
    decide("child-2", "no_further_action", "");
    ASSERT_TRUE(dissent("seat-police"));
    clock_.set(test::at("2026-11-25T11:30"));
    close();
    approve();

    EXPECT_EQ(board().due.at, test::at("2026-11-28T11:30"));
    EXPECT_EQ(board().due.counted, "72 hours");
    EXPECT_EQ(board().rows.front().state, DissentState::said);
    EXPECT_TRUE(dissent("seat-school"));  // the minutes are agreed, but there is time

    clock_.set(test::at("2026-11-28T11:31"));
    EXPECT_EQ(board().rows.front().state, DissentState::overdue);
    EXPECT_EQ(complaints(dissent("seat-nurse").error()),
              (std::vector<std::string>{
                  "reason: Dissent could be raised until Saturday 28 November 2026 at 11:30"}));
}

TEST_P(RecordingDissent, IsFollowedFromItsWritingToWhatTheChairDid)
{
    decide("child-1", "no_further_action", "");
    const auto recorded = dissent("seat-police");
    ASSERT_TRUE(recorded);
    const DissentId id = recorded->dissent.id;

    EXPECT_EQ(complaints(follow({.dissent = id, .version = 1, .statement = "We disagree"}).error()),
              (std::vector<std::string>{"written_on: Write the day"}));
    const auto written = follow(
        {.dissent = id, .version = 1, .written_on = "25/11/2026", .statement = "We disagree"});
    ASSERT_TRUE(written);
    EXPECT_EQ(written->state, DissentState::written);
    const FollowDissent answer{.dissent = id,
                               .version = 2,
                               .written_on = "25/11/2026",
                               .statement = "We disagree",
                               .answered_on = "25/11/2026",
                               .answer = "Sent to the safeguarding lead"};
    const auto answered = follow(answer);
    ASSERT_TRUE(answered);
    EXPECT_EQ(answered->state, DissentState::answered);
    EXPECT_EQ(follow(answer).error().refusal, Refusal::stale_version);
}

QUORATE_ON_EVERY_DATABASE(RecordingDissent);

}  // namespace
}  // namespace quorate::core
