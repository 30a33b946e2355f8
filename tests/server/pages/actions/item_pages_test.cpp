#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

// Writing one item of the agenda: its texts, decisions and action points are one form.

namespace quorate::server {
namespace {

class ItemPages : public test::RecordService {};

TEST_F(ItemPages, TheMinutesFollowTheAgendaAndKeepWhatWasWritten)
{
    hold();

    const auto saved = write("bs", "child_views", "I want to see my dad", "yes");

    EXPECT_EQ(saved.header("Location"), meeting + "/minutes?item=child_views&done=saved");
    const auto page = service.as("bs").get(meeting + "/minutes?item=agencies");
    EXPECT_TRUE(page.says("Police protection unit"));
    EXPECT_TRUE(page.says("Keep in mind, the child said:</strong> I want to see my dad"));
    EXPECT_TRUE(page.says("4. What each agency knows"));
}

TEST_F(ItemPages, AutosaveAnswersAsItsScriptExpects)
{
    hold();
    const std::string part = section("reason");
    const auto save = [&](const char* version, const char* body) {
        return by("bs",
                  "/minutes/sections/" + part + "/autosave",
                  {{"version-" + part, version}, {"body-" + part, body}});
    };

    const auto first = save("1", "One");
    EXPECT_EQ(first.status(), 200);
    EXPECT_EQ(first.body(), "{\"version\":2,\"saved_at\":\"10:05\"}\n");
    const auto stale = save("1", "Two");
    EXPECT_EQ(stale.status(), 409);
    EXPECT_EQ(
        stale.body(),
        "{\"version\":2,\"saved_at\":\"10:05\",\"fields\":{\"body-" + part + "\":\"One\"}}\n");
}

TEST_F(ItemPages, AStaleSaveWithoutScriptShowsBothTexts)
{
    hold();
    write("cc", "reason", "Theirs, first");

    const auto stale = write("bs", "reason", "Mine, second");

    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("Theirs, first"));
    EXPECT_TRUE(stale.says("Mine, second</textarea>"));
    EXPECT_TRUE(stale.says("name=\"version-" + section("reason") + "\" value=\"1\""));
    EXPECT_TRUE(stale.says("name=\"seen-" + section("reason") + "\" value=\"2\""));
}

TEST_F(ItemPages, NoButtonPassesOverTheOthersWordsUntilItIsSaidWhichStay)
{
    hold();
    const std::string part = section("reason");
    write("cc", "reason", "Theirs");
    const auto save = [&](const std::string& keep) {
        return by("bs",
                  "/minutes/items/reason",
                  {{"do", "next"},
                   {"version-" + part, "1"},
                   {"seen-" + part, "2"},
                   {"was-" + part, "\r\nTheirs"},
                   {"body-" + part, "Mine"},
                   {"keep-" + part, keep}});
    };

    EXPECT_EQ(save("").status(), 412);
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes?item=reason").says("Theirs</textarea>"));
    EXPECT_EQ(save("both").status(), 303);
    EXPECT_TRUE(
        service.as("bs").get(meeting + "/minutes?item=reason").says("Theirs\n\nMine</textarea>"));
}

TEST_F(ItemPages, AChoiceDoesNotPassOverWordsThatWereSavedAfterIt)
{
    hold();
    const std::string part = section("reason");
    write("cc", "reason", "First");
    by("cc", "/minutes/items/reason", {{"version-" + part, "2"}, {"body-" + part, "Second"}});

    const auto answer = by("bs",
                           "/minutes/items/reason",
                           {{"version-" + part, "1"},
                            {"seen-" + part, "2"},
                            {"body-" + part, "Mine"},
                            {"keep-" + part, "mine"}});

    EXPECT_EQ(answer.status(), 412);
    EXPECT_TRUE(answer.says("Second"));
}

TEST_F(ItemPages, TheirDecisionStaysUntilItIsSaidWhichStays)
{
    hold();
    decide("child-1", "cp_plan_made");
    const auto save = [&](const char* keep) {
        return by("cc",
                  "/minutes/items/decision",
                  {{"version-child-1", "0"},
                   {"seen-child-1", "1"},
                   {"outcome-child-1", "no_further_action"},
                   {"category-child-1", ""},
                   {"reasons-child-1", "Rowan is safe"},
                   {"dissent-child-1", ""},
                   {"keep-child-1", keep}});
    };

    const auto asked = save("");
    EXPECT_EQ(asked.status(), 412);
    EXPECT_TRUE(asked.says("Which decision stays"));
    EXPECT_TRUE(asked.says("name=\"version-child-1\" value=\"0\""));
    EXPECT_EQ(save("mine").status(), 303);
    EXPECT_TRUE(service.as("cc").get(meeting + "/minutes?item=decision").says("Rowan is safe"));
}

TEST_F(ItemPages, WhatIsTypedIntoAgreedMinutesIsSaidToBeUnsavedAndKeptToBeCopied)
{
    hold();
    const std::string part = section("reason");
    finish();

    const auto autosaved = by("bs",
                              "/minutes/sections/" + part + "/autosave",
                              {{"version-" + part, "1"}, {"body-" + part, "Too late"}});
    EXPECT_EQ(autosaved.status(), 409);
    EXPECT_TRUE(autosaved.says("These minutes are agreed: what you typed is not saved."));

    const auto saved =
        by("bs", "/minutes/items/reason", {{"version-" + part, "1"}, {"body-" + part, "Too late"}});
    EXPECT_EQ(saved.status(), 409);
    EXPECT_TRUE(saved.says("What you typed is not saved"));
    EXPECT_TRUE(saved.says("Too late</textarea>"));
    EXPECT_TRUE(saved.says("href=\"" + meeting + "/minutes/agree\""));
}

TEST_F(ItemPages, ADecisionThatIsIncompleteKeepsWhatWasTyped)
{
    hold();

    const auto answer = by("cc",
                           "/minutes/items/decision",
                           {{"version-child-1", "0"},
                            {"outcome-child-1", "cp_plan_made"},
                            {"reasons-child-1", "Seen on two nights"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("href=\"#category-child-1\">Choose the category"));
    EXPECT_TRUE(answer.says("Seen on two nights"));
}

TEST_F(ItemPages, EverythingWrongWithADecisionAndItsDissentIsSaidAtOnce)
{
    hold();

    const auto answer = by("cc",
                           "/minutes/items/decision",
                           {{"version-child-1", "0"},
                            {"outcome-child-1", ""},
                            {"reasons-child-1", ""},
                            {"dissent-child-1", std::string(10'001, 'x')}});

    EXPECT_EQ(answer.status(), 422);
    for (const char* field : {"outcome", "reasons", "dissent"})
        EXPECT_TRUE(answer.says("href=\"#" + std::string{field} + "-child-1\"")) << field;
}

TEST_F(ItemPages, AnySaveButtonSavesEverythingTypedOnTheItem)
{
    hold();
    const std::string part = section("decision");
    const Fields typed{{"do", "decision"},
                       {"version-" + part, "1"},
                       {"body-" + part, "Asked in turn"},
                       {"version-child-1", "0"},
                       {"outcome-child-1", "no_further_action"},
                       {"reasons-child-1", "Rowan is safe"},
                       {"what", "Ring the school"},
                       {"owner", "user:sw"},
                       {"due_on", "27/11/2026"},
                       {"was-seat-seat-mother", "unknown"},
                       {"seat-seat-mother", "present"}};

    const auto saved = by("bs", "/minutes/items/decision", typed);

    EXPECT_EQ(saved.header("Location"), meeting + "/minutes?item=decision&done=saved");
    const auto page = service.as("bs").get(meeting + "/minutes?item=decision");
    for (const char* words : {"Asked in turn", "Rowan is safe", "Ring the school"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_TRUE(page.says("name=\"was-seat-seat-mother\" value=\"present\""));
    EXPECT_TRUE(page.says("Each Save button saves everything on this item."));
}

TEST_F(ItemPages, OneFaultOnAnItemGivesEverythingTypedBack)
{
    hold();

    const auto answer = by("bs",
                           "/minutes/items/decision",
                           {{"version-child-1", "0"},
                            {"outcome-child-1", ""},
                            {"reasons-child-1", "Rowan was heard"},
                            {"version-child-2", "0"},
                            {"outcome-child-2", "no_further_action"},
                            {"reasons-child-2", "Ash is safe"},
                            {"what", "Ring the school"}});

    EXPECT_EQ(answer.status(), 422);
    for (const char* words : {"Rowan was heard",
                              "Ash is safe",
                              "value=\"Ring the school\"",
                              "href=\"#outcome-child-1\"",
                              "href=\"#owner\""})
        EXPECT_TRUE(answer.says(words)) << words;
    EXPECT_FALSE(service.as("bs").get(meeting + "/minutes?item=decision").says("Ash is safe"));
}

TEST_F(ItemPages, ADecisionIsMarkedForTheFamilyOnlyByItsBox)
{
    hold();
    decide("child-1", "no_further_action");
    const std::string box = "name=\"visible_to_family-child-1\"";
    EXPECT_TRUE(service.as("cc").get(meeting + "/minutes?item=decision").says(box));
    EXPECT_FALSE(service.as("cc").get(meeting + "/minutes/agree").says("May read this decision"));

    const auto saved = by("cc",
                          "/minutes/items/decision",
                          {{"version-child-1", "1"},
                           {"outcome-child-1", "no_further_action"},
                           {"category-child-1", ""},
                           {"reasons-child-1", "Because of what was seen"},
                           {"visible_to_family-child-1", "yes"}});

    EXPECT_EQ(saved.status(), 303);
    EXPECT_TRUE(service.as("cc").get(meeting + "/minutes/agree").says("May read this decision"));
}

TEST_F(ItemPages, WhatSomebodyElseWroteStaysWhereNothingWasTyped)
{
    hold();
    const std::string part = section("reason");
    write("cc", "reason", "Theirs");

    const auto saved =
        by("bs",
           "/minutes/items/reason",
           {{"version-" + part, "1"}, {"was-" + part, "\r\n"}, {"body-" + part, ""}});

    EXPECT_EQ(saved.header("Location"), meeting + "/minutes?item=reason&done=nothing-new");
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes?item=reason").says("Theirs</textarea>"));
}

}  // namespace
}  // namespace quorate::server
