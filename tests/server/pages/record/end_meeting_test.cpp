#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class EndingAMeeting : public test::RecordService {
protected:
    test::Answer end(const std::string& confirmed = {})
    {
        const auto page = service.as("cc").get(meeting + "/register");
        return by("cc", "/close", {{"version", page.field("version")}, {"confirmed", confirmed}});
    }

    void mark_everyone()
    {
        test::run(service.app().pool,
                  "update invitee set attendance = 'absent' where attendance = 'unknown'");
    }
};

TEST_F(EndingAMeeting, NamesWhatIsMissingFirst)
{
    hold();
    decide("child-1", "no_further_action");
    decide("child-2", "no_further_action");

    const auto asked = end();
    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("End the meeting as it is?"));
    EXPECT_TRUE(asked.says("not marked in the register."));
    EXPECT_TRUE(service.as("cc").get(meeting + "/register").says("The meeting is open."));

    const auto ended = end("yes");
    EXPECT_EQ(ended.status(), 303);
    EXPECT_TRUE(ended.header("Location").ends_with("done=meeting-closed"));
}

TEST_F(EndingAMeeting, NamesWhatAProtectionPlanLacksFirst)
{
    hold();
    mark_everyone();
    decide("child-1", "cp_plan_made");
    decide("child-2", "no_further_action");

    const auto asked = end();
    EXPECT_EQ(asked.status(), 200);
    for (const char* words : {"No part of the protection plan is written.",
                              "whether each person with parental responsibility agrees",
                              "Nobody is named for the core group."})
        EXPECT_TRUE(asked.says(words)) << words;

    EXPECT_EQ(end("yes").status(), 303);
    const auto agree = service.as("cc").get(meeting + "/minutes/agree");
    EXPECT_TRUE(agree.says("Nobody is named for the core group.")) << agree.body();
    EXPECT_TRUE(agree.says("Once agreed, it cannot be added."));
    EXPECT_FALSE(service.as("cc").get("/families/case-1").says("Adjourned, quorum not met"));
    EXPECT_FALSE(service.as("tm").get("/families/case-1/close").says("held again by"));
    test::run(service.app().pool, "update meeting_closing set reconvene_by = '2026-12-09'");
    const auto closing = service.as("tm").get("/families/case-1/close");
    EXPECT_TRUE(closing.says("Still open")) << closing.body();
    EXPECT_TRUE(closing.says("the record is not agreed yet, and has to be sent then"));
    EXPECT_TRUE(closing.says("it was adjourned, and has to be held again by Wednesday 9 December"));
    EXPECT_TRUE(service.as("cc").get("/families/case-1").says("Adjourned, quorum not met"));
}

TEST_F(EndingAMeeting, AsksNothingWhenNothingIsMissing)
{
    hold();
    mark_everyone();
    decide("child-1", "no_further_action");
    decide("child-2", "no_further_action");

    EXPECT_EQ(end().status(), 303);
}

TEST_F(EndingAMeeting, ClaimsNoDecisionWhereNoneWasMade)
{
    test::run(service.app().pool, "update meeting set type = 'core_group' where id = 'm1'");
    by("bs", "/open", {});

    const auto asked = end();
    EXPECT_TRUE(asked.says("The minutes have not been opened."));
    EXPECT_TRUE(asked.says("No decision is recorded for "));

    const auto ended = end("yes");
    ASSERT_EQ(ended.status(), 303) << ended.body();
    EXPECT_TRUE(service.as("cc").get(ended.header("Location")).says("recorded without a decision"));
}

}  // namespace
}  // namespace quorate::server
