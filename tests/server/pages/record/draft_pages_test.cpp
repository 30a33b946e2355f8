#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

// What is typed into minutes and not saved is there again after a broken connection.

namespace quorate::server {
namespace {

class DraftPages : public test::RecordService {
protected:
    Fields half_a_decision()
    {
        return {{"version-child-1", "0"},
                {"outcome-child-1", "cp_plan_made"},
                {"category-child-1", ""},
                {"reasons-child-1", "Half a sen"},
                {"dissent-child-1", ""},
                {"what", "Ring the nursery"}};
    }

    test::Answer decision(const std::string& who = "cc")
    {
        return service.as(who).get(meeting + "/minutes?item=decision");
    }

    const std::string draft = "/minutes/items/decision/draft";
};

TEST_F(DraftPages, GiveBackWhatWasTypedAndNotSaved)
{
    hold();
    EXPECT_TRUE(decision().says("data-draft-url=\"" + meeting + draft + "\""));

    const auto kept = by("cc", draft, half_a_decision());

    EXPECT_EQ(kept.status(), 200) << kept.body();
    EXPECT_EQ(kept.body(), "{\"kept_at\":\"10:05\"}\n");
    const auto page = decision();
    EXPECT_TRUE(page.says("Half a sen")) << page.body();
    EXPECT_TRUE(page.says("Ring the nursery"));
    EXPECT_TRUE(page.says("What you typed here at 10:05 is in the fields again."));
    EXPECT_FALSE(decision("bs").says("Half a sen")) << "it is theirs alone";
}

TEST_F(DraftPages, ForgetItOnceItIsSaved)
{
    hold();
    by("cc", draft, half_a_decision());

    auto whole = half_a_decision();
    whole[2].second = "NEG";
    whole.pop_back();
    const auto saved = by("cc", "/minutes/items/decision", whole);

    EXPECT_EQ(saved.status(), 303) << saved.body();
    EXPECT_FALSE(decision().says("is in the fields again."));
}

TEST_F(DraftPages, KeepNothingThatSavesItselfNorWhoIsHere)
{
    hold();

    const auto kept = by("cc",
                         "/minutes/items/reason/draft",
                         {{"version-" + section("reason"), "1"},
                          {"body-" + section("reason"), "Saved by itself"},
                          {"seat-seat-police", "absent"}});

    EXPECT_EQ(kept.body(), "{\"kept_at\":\"\"}\n");
    EXPECT_FALSE(
        service.as("cc").get(meeting + "/minutes?item=reason").says("is in the fields again."));
}

TEST_F(DraftPages, KeepTheTextOfAPartThatSomebodyElseChangedToo)
{
    hold();
    const std::string part = section("reason");
    write("bs", "reason", "Theirs");
    const Fields mine{{"version-" + part, "1"}, {"body-" + part, "Mine, not saved"}};

    const auto kept = by("cc", "/minutes/items/reason/draft", mine);

    EXPECT_EQ(kept.body(), "{\"kept_at\":\"10:05\"}\n");
    const auto page = service.as("cc").get(meeting + "/minutes?item=reason");
    EXPECT_TRUE(page.says("Mine, not saved</textarea>")) << page.body();
    EXPECT_TRUE(page.says("Someone else saved this at 10:05. Theirs says:"));
    EXPECT_TRUE(page.says("What you typed here at 10:05 is in the fields again."));
    EXPECT_FALSE(service.as("bs").get(meeting + "/minutes?item=reason").says("Mine, not saved"));
}

TEST_F(DraftPages, ForgetTheTextOfAPartOnceBothAreKept)
{
    hold();
    const std::string part = section("reason");
    write("bs", "reason", "Theirs");
    Fields mine{{"version-" + part, "1"}, {"body-" + part, "Mine"}};
    by("cc", "/minutes/items/reason/draft", mine);

    mine.emplace_back("keep-" + part, "both");
    const auto saved = by("cc", "/minutes/items/reason", mine);

    EXPECT_EQ(saved.status(), 303) << saved.body();
    const auto page = service.as("cc").get(meeting + "/minutes?item=reason");
    EXPECT_TRUE(page.says("Theirs\n\nMine</textarea>")) << page.body();
    EXPECT_FALSE(page.says("is in the fields again."));
}

TEST_F(DraftPages, SayThatAgreedMinutesTakeNoMore)
{
    hold();
    finish();

    const auto late = by("cc", draft, half_a_decision());

    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("These minutes are agreed"));
}

}  // namespace
}  // namespace quorate::server
