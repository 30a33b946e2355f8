#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

// What stands beside the minutes while a meeting is held.

namespace quorate::server {
namespace {

class BesideTheMinutes : public test::RecordService {
protected:
    test::Answer at(const std::string& item)
    {
        return service.as("cc").get(meeting + "/minutes?item=" + item);
    }
};

TEST_F(BesideTheMinutes, StandsWhatHasToFollowAndWhereItIsBooked)
{
    hold();
    decide("child-1", "cp_plan_made");

    const auto page = at("dates");

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("What has to follow"));
    EXPECT_TRUE(page.says("Some children have no decision yet"));
    EXPECT_TRUE(
        page.says("<strong>Core group</strong>, by Wednesday 9 December 2026, if this "
                  "meeting ends as it is decided"));
    EXPECT_FALSE(at("reason").says("What has to follow"));

    finish();
    const auto bs = service.as("bs").get(meeting + "/minutes?item=dates");
    EXPECT_TRUE(bs.says("/meetings/new/time?")) << bs.body();
}

TEST_F(BesideTheMinutes, QuorumFollowsTheRegisterWhileTheMeetingIsOn)
{
    hold();
    EXPECT_TRUE(at("reason").says("id=\"quorum-now\" data-live-url=\"" + meeting + "/events\""));

    finish();
    EXPECT_FALSE(at("reason").says("data-live-url"));
}

TEST_F(BesideTheMinutes, TheMeetingIsOpenedAndEndedWhereItIsMinuted)
{
    by("bs", "/minutes/open", {});
    EXPECT_TRUE(at("reason").says("action=\"" + meeting + "/open\""));
    EXPECT_FALSE(at("reason").says("action=\"" + meeting + "/close\""));

    const auto opened = by("cc", "/open", {{"item", "reason"}, {"confirmed", "yes"}});
    EXPECT_EQ(opened.header("Location"), meeting + "/minutes?item=reason&done=meeting-opened");
    EXPECT_TRUE(at("reason").says("Adjourn, or end it without quorum"));
    EXPECT_FALSE(at("reason").says("action=\"" + meeting + "/open\""));
}

TEST_F(BesideTheMinutes, EndingFromTheMinutesAsksFirstAndComesBackToThem)
{
    hold();
    decide("child-1", "cp_plan_made");
    decide("child-2", "no_further_action");
    const auto page = at("decision");
    EXPECT_TRUE(page.says("action=\"" + meeting + "/close\""));
    const std::string version = service.as("cc").get(meeting + "/register").field("version");

    const auto asked = by("cc", "/close", {{"version", version}, {"item", "decision"}});
    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("End the meeting as it is?"));
    EXPECT_EQ(asked.field("item"), "decision");

    const auto ended =
        by("cc", "/close", {{"version", version}, {"item", "decision"}, {"confirmed", "yes"}});
    EXPECT_EQ(ended.status(), 303) << ended.body();
    EXPECT_TRUE(ended.header("Location").starts_with(meeting + "/minutes?item=decision&done="));
    EXPECT_FALSE(at("decision").says("action=\"" + meeting + "/close\""));
}

TEST_F(BesideTheMinutes, AnItemThatIsNoneLeadsToTheMinutesAlone)
{
    const auto opened = by("cc", "/open", {{"item", "https://elsewhere"}, {"confirmed", "yes"}});

    EXPECT_EQ(opened.header("Location"), meeting + "/minutes?done=meeting-opened");
}

TEST_F(BesideTheMinutes, AClosedPartIsAddedWhenItIsAskedForAndCannotBeMarkedForTheFamily)
{
    hold();
    EXPECT_TRUE(at("reason").says("Add a closed part"));

    const auto added = by("cc", "/minutes/closed", {});

    EXPECT_EQ(added.status(), 303) << added.body();
    EXPECT_EQ(added.header("Location"), meeting + "/minutes?item=closed");
    EXPECT_TRUE(at("closed").says("Professionals alone"));
    EXPECT_FALSE(at("closed").says("The family may read this part"));
    EXPECT_FALSE(at("closed").says("Add a closed part"));
    const std::string part = section("closed");
    const auto saved =
        by("cc", "/minutes/items/closed", {{"version-" + part, "1"}, {"body-" + part, "Said"}});
    EXPECT_EQ(saved.status(), 303) << saved.body();
}

TEST_F(BesideTheMinutes, OneKeyLeadsToANewAction)
{
    hold();

    EXPECT_TRUE(at("reason").says("data-key=\"a\""));
    EXPECT_TRUE(at("reason").says("data-keys-off"));
}

TEST_F(BesideTheMinutes, StandsTheInterimPlanOfAMeetingThatWasAdjourned)
{
    const auto page = service.as("cc").get(meeting + "/close");
    by("cc",
       "/close",
       {{"version", page.field("version")},
        {"do", "adjourn"},
        {"interim_plan", "Gran stays with them all week"}});
    test::run(service.app().pool,
              "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
              "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) select "
              "'m2', authority_id, case_id, type, 'ABCDEF', 'feed-m2', 'scheduled', starts_at + "
              "86400, ends_at + 86400, mode, chair_id, created_by, 0, 0 from meeting where id = "
              "'m1'");
    test::run(service.app().pool,
              "insert into meeting_child (authority_id, meeting_id, child_id) values "
              "('authority-1', 'm2', 'child-1')");
    service.as("bs").post("/meetings/m2/minutes/open", {});

    const auto again = service.as("cc").get("/meetings/m2/minutes");

    EXPECT_TRUE(again.says("Interim plan until today")) << again.body();
    EXPECT_TRUE(again.says("Gran stays with them all week"));
}

}  // namespace
}  // namespace quorate::server
