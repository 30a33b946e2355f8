#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

using FindActionPages = test::RecordService;

TEST_F(FindActionPages, FindActionsAndGiveThemToAnotherAfterAnotherLook)
{
    by("bs",
       "/actions",
       {{"what", "Ring the school"}, {"owner", "contact:contact-nurse"}, {"due_on", "27/11/2026"}});

    auto chair = service.as("cc");
    const auto found = chair.post("/actions/find", {{"q", "scho"}});
    EXPECT_EQ(found.status(), 200) << found.body();
    EXPECT_TRUE(found.says("Ring the school"));
    EXPECT_TRUE(found.says("value=\"scho\""));
    EXPECT_TRUE(found.says("/actions/reassign"));
    EXPECT_TRUE(chair.post("/actions/find", {{"q", "doctor"}}).says("No action is like this"));
    EXPECT_TRUE(chair.post("/actions/find", {{"family", "EX-2041"}}).says("Ring the school"));
    EXPECT_FALSE(chair.post("/actions/find", {{"show", "overdue"}}).says("Ring the school"));

    const auto shown = service.as("cc").get(
        "/actions/reassign?from=contact%3Acontact-nurse&to=contact%3Acontact-gp");
    EXPECT_TRUE(shown.says("1 action gets another owner."));
    const auto moved = service.as("cc").post(
        "/actions/reassign",
        {{"from", "contact:contact-nurse"}, {"to", "contact:contact-gp"}, {"expected", "1"}});
    EXPECT_EQ(moved.header("Location"), "/actions/find?done=actions-reassigned");
    EXPECT_TRUE(service.as("cc")
                    .get("/actions/reassign?from=contact%3Acontact-nurse&to=contact%3Acontact-gp")
                    .says("Nothing would change."));
    EXPECT_TRUE(service.as("cc")
                    .get("/actions/reassign?from=&to=contact%3Acontact-gp")
                    .says("Choose the person who goes"));
}

TEST_F(FindActionPages, KeepTheWordsThatAreLookedForOutOfAddresses)
{
    constexpr int more_than_a_page = 60;
    for (int i = 0; i < more_than_a_page; ++i)
        by("bs",
           "/actions",
           {{"what", "Ring the school"},
            {"owner", "contact:contact-nurse"},
            {"due_on", "27/11/2026"}});

    auto chair = service.as("cc");
    const auto page = chair.post("/actions/find", {{"q", "school"}, {"family", "EX-2041"}});
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_FALSE(page.says("?q="));
    EXPECT_FALSE(page.says("q=school"));
    EXPECT_FALSE(page.says("family=EX-2041"));
    EXPECT_TRUE(page.says("More results"));
    const std::string after = page.field("after");
    ASSERT_FALSE(after.empty());
    const auto next =
        chair.post("/actions/find", {{"q", "school"}, {"family", "EX-2041"}, {"after", after}});
    EXPECT_TRUE(next.says("Ring the school"));
    EXPECT_FALSE(next.says("More results"));

    // What asks for no word goes on by its address, and one of old shows the form without them.
    EXPECT_TRUE(chair.get("/actions/find").says("/actions/find?after="));
    const auto old = chair.get("/actions/find?q=doctor&family=NO-1");
    EXPECT_EQ(old.status(), 200);
    EXPECT_FALSE(old.says("doctor"));
    EXPECT_TRUE(old.says("method=\"post\""));
    EXPECT_TRUE(old.says("Ring the school"));
}

}  // namespace
}  // namespace quorate::server
