#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/actions/action_links.hpp"
#include "core/actions/action_store.hpp"
#include "core/audit/audit_trail.hpp"

#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

const std::string meeting = "/meetings/m1";

class RecordPages : public testing::Test {
protected:
    RecordPages()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_conference(
            service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
        service.clock().set(test::at("2026-11-25T10:05"));
    }

    test::Answer by(const std::string& who, const std::string& target, const Fields& fields)
    {
        return service.as(who).post(meeting + target, fields);
    }

    // The id of an item's first section.
    std::string section(const std::string& item)
    {
        const auto page = service.as("bs").get(meeting + "/minutes?item=" + item);
        const std::string before = meeting + "/minutes/sections/";
        const auto at = page.body().find(before) + before.size();
        return page.body().substr(at, page.body().find('/', at) - at);
    }

    // An agenda item whose first section is written.
    test::Answer write(const std::string& who,
                       const std::string& item,
                       const std::string& body,
                       const std::string& visible = "")
    {
        const std::string part = section(item);
        return by(who,
                  "/minutes/items/" + item,
                  {{"version-" + part, "1"},
                   {"body-" + part, body},
                   {"visible_to_family-" + part, visible}});
    }

    void hold()
    {
        by("bs",
           "/register",
           {{"seat-seat-police", "present"},
            {"seat-seat-nurse", "remote"},
            {"seat-seat-worker", "present"}});
        by("bs", "/open", {});
        by("bs", "/minutes/open", {});
    }

    test::Answer decide(const std::string& child, const std::string& outcome)
    {
        return by("cc",
                  "/minutes/items/decision",
                  {{"version-" + child, "0"},
                   {"outcome-" + child, outcome},
                   {"category-" + child, outcome == "cp_plan_made" ? "NEG" : ""},
                   {"reasons-" + child, "Because of what was seen"},
                   {"dissent-" + child, ""}});
    }

    void finish()
    {
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}});
        const auto agree = service.as("cc").get(meeting + "/minutes/agree");
        const auto agreed = by("cc", "/minutes/agree", {{"version", agree.field("version")}});
        ASSERT_EQ(agreed.status(), 303) << agreed.body();
    }

    test::TestService service;
};

TEST_F(RecordPages, TheRegisterShowsEveryoneAndQuorumAsItIsTaken)
{
    const auto before = service.as("bs").get(meeting + "/register");
    EXPECT_EQ(before.status(), 200);
    EXPECT_TRUE(before.says("Lee Fixture"));
    EXPECT_FALSE(before.says("Quorum met"));

    hold();

    const auto after = service.as("bs").get(meeting + "/register");
    EXPECT_TRUE(after.says("Quorum met, 3 agencies here"));
    EXPECT_TRUE(after.says("The meeting is open."));
}

TEST_F(RecordPages, BeforeTheDayTheRegisterIsClosedAndTheMinutesCanBePrepared)
{
    test::run(service.app().pool, "update invitee set reply = 'attend' where id = 'seat-police'");
    service.clock().set(test::at("2026-11-24T16:00"));

    const auto page = service.as("bs").get(meeting + "/register");
    EXPECT_TRUE(page.says("The register opens on Wednesday 25 November 2026."));
    EXPECT_FALSE(page.says("Save who is here"));
    EXPECT_FALSE(page.says("seat-seat-police"));
    EXPECT_TRUE(page.says("Coming"));

    const auto saved = by("bs", "/register", {{"seat-seat-police", "present"}});
    EXPECT_EQ(saved.status(), 422);
    EXPECT_TRUE(saved.says("The register opens on Wednesday 25 November 2026"));

    EXPECT_EQ(by("bs", "/minutes/open", {}).status(), 303);
    const auto minutes = service.as("bs").get(meeting + "/minutes?item=decision");
    EXPECT_TRUE(minutes.says("You can prepare these minutes now."));
    EXPECT_FALSE(minutes.says("Save the decisions"));
    EXPECT_EQ(write("bs", "reason", "The school rang").status(), 303);
}

TEST_F(RecordPages, RepliesAreASuggestionOnTheDayAndCountNobody)
{
    test::run(service.app().pool, "update invitee set reply = 'remote' where id = 'seat-police'");

    const auto page = service.as("bs").get(meeting + "/register");

    EXPECT_TRUE(page.says("nobody is marked until you save"));
    EXPECT_TRUE(page.says("<option value=\"remote\" selected>"));
    EXPECT_FALSE(page.says("1 agency here"));
}

TEST_F(RecordPages, TheMinutesFollowTheAgendaAndKeepWhatWasWritten)
{
    hold();

    const auto saved = write("bs", "child_views", "I want to see my dad", "yes");

    EXPECT_EQ(saved.header("Location"), meeting + "/minutes?item=child_views&done=saved");
    const auto page = service.as("bs").get(meeting + "/minutes?item=agencies");
    EXPECT_TRUE(page.says("Police protection unit"));
    EXPECT_TRUE(page.says("Keep in mind, the child said:</strong> I want to see my dad"));
    EXPECT_TRUE(page.says("4. What each agency knows"));
}

TEST_F(RecordPages, AutosaveAnswersAsItsScriptExpects)
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

TEST_F(RecordPages, AStaleSaveWithoutScriptShowsBothTexts)
{
    hold();
    write("cc", "reason", "Theirs, first");

    const auto stale = write("bs", "reason", "Mine, second");

    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("Theirs, first"));
    EXPECT_TRUE(stale.says("Mine, second</textarea>"));
    EXPECT_TRUE(stale.says("name=\"version-" + section("reason") + "\" value=\"2\""));
}

TEST_F(RecordPages, ADecisionThatIsIncompleteKeepsWhatWasTyped)
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

TEST_F(RecordPages, TheMeetingCannotEndBeforeEachChildHasADecision)
{
    hold();
    decide("child-1", "cp_plan_made");
    const auto page = service.as("bs").get(meeting + "/register");

    const auto answer = by("bs", "/close", {{"version", page.field("version")}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("Record a decision for each child first"));
}

TEST_F(RecordPages, AgreeingAsksForThePasswordAgain)
{
    hold();
    decide("child-1", "no_further_action");
    decide("child-2", "no_further_action");
    auto chair = service.as("cc");
    chair.post(meeting + "/close",
               {{"version", chair.get(meeting + "/register").field("version")}});
    service.clock().advance(std::chrono::minutes{11});

    const auto agreed =
        chair.post(meeting + "/minutes/agree",
                   {{"version", chair.get(meeting + "/minutes/agree").field("version")}});

    EXPECT_EQ(agreed.status(), 303);
    EXPECT_TRUE(agreed.header("Location").starts_with("/sign-in/confirm"));
}

TEST_F(RecordPages, PapersArePreviewedSentAndOpenedByTheirLink)
{
    hold();
    write("bs", "reason", "CANARY-SECRET");
    write("bs", "child_views", "SHARED", "yes");
    finish();

    const auto mothers = service.as("bs").get(meeting + "/papers?who=seat-mother");
    EXPECT_TRUE(mothers.says("SHARED"));
    EXPECT_FALSE(mothers.says("CANARY-SECRET"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers?who=seat-police").says("CANARY-SECRET"));

    const Fields to_mother{{"version", mothers.field("version")}, {"seats", "seat-mother"}};
    EXPECT_EQ(by("bs", "/papers", to_mother).status(), 422);
    Fields looked = to_mother;
    looked.emplace_back("family_checked", "yes");
    EXPECT_EQ(by("bs", "/papers", looked).status(), 303);
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("Waiting to be sent"));
}

TEST_F(RecordPages, AreHiddenFromPeopleWithoutAPartInTheCase)
{
    hold();
    for (const char* page : {"/register", "/minutes", "/minutes/agree", "/actions"})
        EXPECT_EQ(service.as("sw-south").get(meeting + page).status(), 404) << page;
    for (const char* person : {"ad", "am"})
        EXPECT_EQ(service.as(person).get(meeting + "/minutes").status(), 403) << person;
}

TEST_F(RecordPages, AnActionIsAddedWhileTypingAndMarkedDoneInOneStep)
{
    hold();
    const auto added = by("bs",
                          "/actions",
                          {{"from", "agencies"},
                           {"what", "Ring the school"},
                           {"owner", "user:sw"},
                           {"due_on", "27/11/2026"}});
    EXPECT_EQ(added.header("Location"), meeting + "/minutes?item=agencies&done=action-added");

    const auto mine = service.as("sw").get("/actions");
    EXPECT_TRUE(mine.says("Ring the school"));
    EXPECT_TRUE(mine.says("2 working days"));
    const auto at = mine.body().find("value=\"done:") + 7;
    const std::string button = mine.body().substr(at, mine.body().find('"', at) - at);
    EXPECT_EQ(service.as("sw").post("/actions", {{"one", button}}).header("Location"),
              "/actions?done=action-done");
    EXPECT_FALSE(service.as("sw").get("/actions").says("Ring the school"));
    EXPECT_TRUE(service.as("sw").get("/actions/done").says("Open again"));
}

TEST_F(RecordPages, AnActionWithErrorsKeepsWhatWasTyped)
{
    const auto answer =
        by("bs", "/actions", {{"what", "Ring the school"}, {"owner", ""}, {"due_on", "31/2/2026"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("value=\"Ring the school\""));
    EXPECT_TRUE(answer.says("value=\"31/2/2026\""));
    EXPECT_TRUE(answer.says("href=\"#owner\""));
    EXPECT_TRUE(answer.says("href=\"#due_on\""));
}

TEST_F(RecordPages, MarkingNothingAsDoneSaysSo)
{
    by("bs",
       "/actions",
       {{"what", "Ring the school"}, {"owner", "user:sw"}, {"due_on", "27/11/2026"}});

    const auto page = service.as("sw").post("/actions", {{"which", "ticked"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("href=\"#actions\">Choose at least one action point"));
    EXPECT_TRUE(page.says("Ring the school"));
}

TEST_F(RecordPages, AgreedActionPointsStayAndThePageSaysWhatToDo)
{
    hold();
    by("bs",
       "/actions",
       {{"what", "Ring the school"}, {"owner", "user:sw"}, {"due_on", "27/11/2026"}});
    finish();

    const auto page = service.as("bs").get(meeting + "/actions");
    EXPECT_TRUE(page.says("Anything new is agreed at the next meeting."));
    EXPECT_FALSE(page.says("Add this action"));

    const auto late =
        by("bs", "/actions", {{"what", "Another"}, {"owner", "user:sw"}, {"due_on", "27/11/2026"}});
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(
        late.says("The chair has agreed these minutes, and their action points with them."));
    EXPECT_FALSE(service.as("bs").get(meeting + "/minutes").says("Add this action"));
}

TEST_F(RecordPages, EverythingWrongWithADecisionAndItsDissentIsSaidAtOnce)
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

TEST_F(RecordPages, AnySaveButtonSavesEverythingTypedOnTheItem)
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

TEST_F(RecordPages, OneFaultOnAnItemGivesEverythingTypedBack)
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

TEST_F(RecordPages, WhatSomebodyElseWroteStaysWhereNothingWasTyped)
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

TEST_F(RecordPages, ARegisterThatMarksNobodyIsRefused)
{
    const auto answer =
        by("bs", "/register", {{"seat-seat-police", "unknown"}, {"seat-seat-nurse", "unknown"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("href=\"#attendance\">Mark at least one person"));
}

TEST_F(RecordPages, AgreeingNamesThePartsThatSayNothing)
{
    hold();
    write("cc", "reason", "The school rang");

    const auto page = service.as("cc").get(meeting + "/minutes/agree");

    EXPECT_TRUE(page.says("parts say nothing: "));
}

class MailedLinks : public RecordPages {
protected:
    // The link of the action point with this plain wording.
    std::string action_link(const std::string& plain)
    {
        by("bs",
           "/actions",
           {{"what", "Visit Rowan"},
            {"plain_language", plain},
            {"owner", "contact:contact-nurse"},
            {"due_on", "27/11/2026"}});
        return service.app().database.read([&](core::UnitOfWork& work) {
            const auto rows =
                work.actions.of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"});
            return "/a/" + core::action_link_token(service.app().links, rows.back().action);
        });
    }
};

TEST_F(MailedLinks, ToAnActionShowNoNameAndTakeAReport)
{
    const std::string link = action_link("Visit the child at home");
    const std::string named = action_link("Visit Rowan at home");
    auto nobody = service.nobody();

    const auto page = nobody.get(link);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Visit the child at home"));
    EXPECT_FALSE(page.says("Rowan"));
    EXPECT_FALSE(page.says("Testwood"));
    EXPECT_TRUE(nobody.get(named).says("Ring us for the wording"));
    EXPECT_FALSE(nobody.get(named).says("Rowan"));

    const auto reported = nobody.post(
        link, {{"number", "1"}, {"status-1", "done"}, {"progress-1", "Went on Monday"}});
    EXPECT_EQ(reported.header("Location"), link + "?done=thanks");
    EXPECT_TRUE(nobody.get(link).says("Done"));
    EXPECT_FALSE(nobody.get(link).says("Went on Monday"));
}

TEST_F(MailedLinks, ChangeNothingWhenTheyAreOnlyLookedAt)
{
    const std::string link = action_link("Visit the child at home");
    const auto audit_size = [&] {
        return service.app().database.read([&](core::UnitOfWork& work) {
            return work.audit.size(core::AuthorityId{"authority-1"});
        });
    };
    const auto before = audit_size();

    for (int i = 0; i < 3; ++i) {
        service.nobody().get(link);
        service.nobody().send(Method::head, link);
        service.nobody().get("/d/guess");
    }

    EXPECT_EQ(audit_size(), before);
}

TEST_F(MailedLinks, OfEveryKindAreTheSamePageWhenTheyDoNotWork)
{
    const auto unknown = service.nobody().get("/a/guess");
    const auto papers = service.nobody().get("/d/guess");

    EXPECT_EQ(unknown.status(), 404);
    EXPECT_EQ(papers.status(), 404);
    EXPECT_TRUE(unknown.says("This link has stopped working"));
    EXPECT_EQ(unknown.body(), papers.body());
}

}  // namespace
}  // namespace quorate::server
