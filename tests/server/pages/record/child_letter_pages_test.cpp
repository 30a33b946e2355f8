#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class ChildLetterPages : public test::RecordService {
protected:
    // The meeting has ended; everything is marked for the family.
    void end()
    {
        hold();
        write("bs", "reason", "CANARYSECTION", "yes");
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        test::run(service.app().pool,
                  "update decision set visible_to_family = 1, dissent = 'CANARYDISSENT', "
                  "reasons = 'CANARYREASONS'");
        test::run(service.app().pool,
                  "insert into safe_address (family_member_id, authority_id, address) values "
                  "('father-1', 'authority-1', 'CANARYADDRESS')");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}, {"confirmed", "yes"}});
    }

    test::Answer prepare(const std::string& who, const std::string& about)
    {
        const auto page = service.as(who).get(letter);
        return by(who,
                  "/child-letters/child-1",
                  {{"version", page.field("version")},
                   {"language", "en"},
                   {"about", about},
                   {"own_words", ""},
                   {"next", ""},
                   {"closing", ""},
                   {"advocate", "Ivy Sample"}});
    }

    test::Answer release(const std::string& who)
    {
        const auto page = service.as("cc").get(letter);
        return by(who,
                  "/child-letters/child-1/release",
                  {{"version", page.field("version")}, {"digest", page.field("digest")}});
    }

    const std::string letters = meeting + "/child-letters";
    const std::string letter = letters + "/child-1";
};

TEST_F(ChildLetterPages, ShowWhichChildrenAreWrittenToAndWhatALetterSays)
{
    end();

    const auto list = service.as("sw").get(letters);
    EXPECT_EQ(list.status(), 200) << list.body();
    EXPECT_TRUE(list.says("Rowan Testwood"));
    EXPECT_TRUE(list.says("Too young for a letter"));
    const auto page = service.as("sw").get(letter);
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Dear Rowan"));
    EXPECT_TRUE(page.says("You will have a child protection plan."));
    for (const char* never : {"CANARY", "Wren", "Hazel", "Glen"})
        EXPECT_FALSE(page.says(never)) << never;
    EXPECT_TRUE(service.as("sw").get(meeting).says("Letters to the children"));
    EXPECT_EQ(service.as("sw").get(letters + "/child-2").status(), 303);
}

TEST_F(ChildLetterPages, PrepareReleasePrintAndNoteALetter)
{
    end();

    const auto wrong = prepare("sw", "We met about you and Wren.");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("It names another child. Leave that out"));
    ASSERT_EQ(prepare("sw", "We met about school.").status(), 303);
    EXPECT_TRUE(service.as("sw").get(letter).says("You prepared this letter."));
    EXPECT_EQ(service.as("sw").get(letter + "/print").status(), 409);
    const auto released = release("cc");
    ASSERT_EQ(released.status(), 303) << released.body();
    const auto print = service.as("sw").get(letter + "/print");
    EXPECT_EQ(print.status(), 200) << print.body();
    EXPECT_TRUE(print.says("We met about school."));
    EXPECT_TRUE(print.says("Your advocate is Ivy Sample."));
    EXPECT_FALSE(print.says("CANARY"));

    const std::string version = service.as("sw").get(letter).field("version");
    const auto given = by("sw",
                          "/child-letters/child-1/given",
                          {{"version", version},
                           {"how", "by_hand"},
                           {"by", "Kit Placeholder"},
                           {"on", "25/11/2026"}});
    ASSERT_EQ(given.status(), 303) << given.body();
    EXPECT_TRUE(service.as("sw").get(letters).says("Given by hand by Kit Placeholder on"));
}

TEST_F(ChildLetterPages, WaitInTheListOfWhatToReleaseUntilTheyAreTakenBack)
{
    end();
    ASSERT_EQ(prepare("sw", "").status(), 303);
    const auto queue = service.as("cc").get("/papers-to-release");
    EXPECT_TRUE(queue.says("Letters to children")) << queue.body();
    EXPECT_TRUE(queue.says("Rowan Testwood"));

    const std::string version = service.as("sw").get(letter).field("version");
    EXPECT_EQ(by("cc", "/child-letters/child-1/take-back", {{"version", version}}).status(), 403);
    const auto taken = by("sw", "/child-letters/child-1/take-back", {{"version", version}});
    ASSERT_EQ(taken.status(), 303) << taken.body();
    EXPECT_TRUE(service.as("cc").get("/papers-to-release").says("Nothing waits"));
}

TEST_F(ChildLetterPages, AreNotForThoseWhoTakeNoPartInIt)
{
    end();
    EXPECT_EQ(service.as("ad").get(letters).status(), 403);
    ASSERT_EQ(prepare("sw", "").status(), 303);
    EXPECT_EQ(release("sw").status(), 403);
}

}  // namespace
}  // namespace quorate::server
