#include <gtest/gtest.h>

#include "tests/support/case_service.hpp"
#include "tests/support/meeting_rows.hpp"

// Who is let into a restricted family, one by one.

namespace quorate::server {
namespace {

using test::Form;

const Form cover{{"user", "sw-south"},
                 {"term", "task"},
                 {"ends_on", ""},
                 {"reason", "Covers for the lead worker"}};

class AccessListPages : public testing::Test {
protected:
    void SetUp() override { test::run(service_.app().pool, "update family_case set level = 1"); }

    test::TestService service_;
    std::string family_ = "/families/" + test::add_family(service_);
    std::string list_ = family_ + "/access-list";
};

TEST_F(AccessListPages, AddSomebodyUntilADay)
{
    EXPECT_EQ(service_.as("sw-south").get(family_).status(), 404);
    auto manager = service_.as("sm");
    EXPECT_TRUE(manager.get("/families").says("/access-lists"));
    const auto lists = manager.get("/access-lists");
    EXPECT_TRUE(lists.says(list_));
    EXPECT_TRUE(lists.says("EX-2041"));
    EXPECT_FALSE(lists.says("Testwood"));

    const auto added = manager.post(list_, cover);

    EXPECT_EQ(added.header("Location"), list_ + "?done=access-added");
    const auto page = manager.get(list_);
    EXPECT_TRUE(page.says("Name of sw-south"));
    EXPECT_TRUE(page.says("Mon 7 Dec"));
    EXPECT_TRUE(page.says("Covers for the lead worker"));
    EXPECT_FALSE(page.says("Testwood"));
    EXPECT_EQ(service_.as("sw-south").get(family_).status(), 200);
    service_.clock().advance(std::chrono::days{15});
    EXPECT_EQ(service_.as("sw-south").get(family_).status(), 404);
    EXPECT_TRUE(service_.as("sm").get(list_).says("Nobody is on the list."));
}

TEST_F(AccessListPages, SayWhatIsMissingAndKeepWhatWasTyped)
{
    auto manager = service_.as("sm");
    const auto nothing = manager.post(list_, {{"user", ""}, {"reason", "Because of a cover"}});
    EXPECT_EQ(nothing.status(), 422);
    EXPECT_TRUE(nothing.says("Say what for"));
    EXPECT_TRUE(nothing.says("Because of a cover"));
    const auto nobody = manager.post(list_, {{"term", "worker"}, {"reason", "Hm"}});
    EXPECT_EQ(nobody.status(), 422);
    EXPECT_TRUE(nobody.says("Choose a person"));
    EXPECT_TRUE(nobody.says("Say why in at least 15 characters"));
}

TEST_F(AccessListPages, RemoveSomebodyForAReason)
{
    auto manager = service_.as("sm");
    manager.post(list_, cover);
    const std::string remove = list_ + "/sw-south/remove";
    EXPECT_TRUE(manager.get(list_).says(remove));
    EXPECT_TRUE(manager.get(remove).says("Remove Name of sw-south from the list?"));
    EXPECT_EQ(manager.post(remove, {{"reason", ""}}).status(), 422);

    const auto removed = manager.post(remove, {{"reason", "The lead worker is back"}});

    EXPECT_EQ(removed.header("Location"), list_ + "?done=access-removed");
    EXPECT_EQ(service_.as("sw-south").get(family_).status(), 404);
    EXPECT_EQ(manager.get(remove).status(), 404);
}

TEST_F(AccessListPages, AskAfterNinetyDaysWhetherTheFamilyStillNeedsIt)
{
    service_.clock().advance(std::chrono::days{92});
    auto manager = service_.as("sm");
    EXPECT_TRUE(manager.get("/families").says("1 restricted family has to be looked at."));
    EXPECT_TRUE(manager.get("/access-lists").says("Late"));

    const auto kept =
        manager.post(list_ + "/keep", {{"reason", "The father works for the council"}});

    EXPECT_EQ(kept.header("Location"), list_ + "?done=restriction-kept");
    EXPECT_FALSE(manager.get("/families").says("to be looked at."));
}

TEST_F(AccessListPages, AreNotThereForThoseWhoMayNotKnow)
{
    EXPECT_EQ(service_.as("tm").get(list_).status(), 404);
    EXPECT_EQ(service_.as("tm").get(list_).body().find("EX-2041"), std::string::npos);
    EXPECT_TRUE(service_.as("tm").get("/access-lists").says("No access lists to look after"));
    for (const char* who : {"sw", "bs", "cc", "ad", "am"})
        EXPECT_EQ(service_.as(who).get("/access-lists").status(), 403) << who;
}

}  // namespace
}  // namespace quorate::server
