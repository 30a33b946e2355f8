#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/actions/action_links.hpp"
#include "core/actions/action_mail.hpp"
#include "core/actions/action_store.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/circulation/circulation_store.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class RecordPages : public test::RecordService {};

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

TEST_F(RecordPages, BeforeTheDayTheRegisterSaysOfTheChairWhatTheMeetingSays)
{
    service.clock().set(test::at("2026-11-24T16:00"));
    test::run(service.app().pool, "update meeting set chair_id = 'sw'");
    test::run(service.app().pool, "update invitee set reply = 'none'");

    for (const char* part : {"", "/invitees", "/register"}) {
        const auto page = service.as("bs").get(meeting + part);
        EXPECT_TRUE(page.says("In the chair")) << part;
        EXPECT_TRUE(page.says("No reply yet")) << part;
    }
}

TEST_F(RecordPages, ThePapersHaveATabForWhoeverChairsTheMeetingAndNotForOthersOfTheirRole)
{
    const std::string tab = "href=\"" + meeting + "/papers\"";
    EXPECT_FALSE(service.as("sw").get(meeting).says(tab));

    test::run(service.app().pool, "update meeting set chair_id = 'sw'");

    EXPECT_TRUE(service.as("sw").get(meeting).says(tab));
    EXPECT_EQ(service.as("sw").get(meeting + "/papers").status(), 200);
}

TEST_F(RecordPages, RepliesAreASuggestionOnTheDayAndCountNobody)
{
    test::run(service.app().pool, "update invitee set reply = 'remote' where id = 'seat-police'");

    const auto page = service.as("bs").get(meeting + "/register");

    EXPECT_TRUE(page.says("nobody is marked until you save"));
    EXPECT_TRUE(page.says("<option value=\"remote\" selected>"));
    EXPECT_FALSE(page.says("1 agency here"));
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
    chair.post(
        meeting + "/close",
        {{"version", chair.get(meeting + "/register").field("version")}, {"confirmed", "yes"}});
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
    EXPECT_TRUE(mothers.says("<div class=\"cm-grid cm-grid--2\">"));
    EXPECT_TRUE(mothers.says("Close this copy"));
    const auto closed = service.as("bs").get(meeting + "/papers");
    EXPECT_TRUE(closed.says("?who=seat-mother#copy"));
    EXPECT_FALSE(closed.says("Close this copy"));
    EXPECT_FALSE(mothers.says("CANARY-SECRET"));
    EXPECT_FALSE(mothers.says("Who was there"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers?who=seat-police").says("Who was there"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers?who=seat-police").says("CANARY-SECRET"));

    const Fields to_mother{{"version", mothers.field("version")}, {"seats", "seat-mother"}};
    EXPECT_EQ(by("bs", "/papers", to_mother).status(), 422);
    Fields looked = to_mother;
    looked.emplace_back("family_checked", "yes");
    EXPECT_EQ(by("bs", "/papers", looked).status(), 303);
    EXPECT_TRUE(
        service.as("bs").get(meeting + "/papers").says("Waiting for release by a colleague"));
}

TEST_F(RecordPages, AreHiddenFromPeopleWithoutAPartInTheCase)
{
    hold();
    for (const char* page : {"/register", "/minutes", "/minutes/agree", "/actions"})
        EXPECT_EQ(service.as("sw-south").get(meeting + page).status(), 404) << page;
    for (const char* person : {"ad", "am"})
        EXPECT_EQ(service.as(person).get(meeting + "/minutes").status(), 403) << person;
}

TEST_F(RecordPages, AnActionIsAddedAndMarkedDoneInOneStep)
{
    hold();
    const auto added =
        by("bs",
           "/actions",
           {{"what", "Ring the school"}, {"owner", "user:sw"}, {"due_on", "27/11/2026"}});
    EXPECT_EQ(added.header("Location"), meeting + "/actions?done=action-added");

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

TEST_F(RecordPages, TheNextMeetingAsksAboutWhatTheOneBeforeAgreed)
{
    by("bs",
       "/actions",
       {{"what", "Ring the school"}, {"owner", "contact:contact-nurse"}, {"due_on", "27/11/2026"}});
    test::run(service.app().pool,
              "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
              "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values "
              "('m9', 'authority-1', 'case-1', 'core_group', 'ref-9', 'feed-9', 'scheduled', "
              "1797415200, 1797418800, 'video', 'cc', 'bs', 0, 0)");

    const auto page = service.as("cc").get("/meetings/m9/actions");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("From last time"));
    EXPECT_TRUE(page.says("Ring the school"));
    EXPECT_FALSE(service.as("cc").get(meeting + "/actions").says("From last time"));
    service.as("bs").post("/meetings/m9/minutes/open", {});
    EXPECT_TRUE(service.as("cc").get("/meetings/m9/minutes").says("From last time"));
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

    // Each but the one that says something.
    EXPECT_TRUE(
        page.says("parts say nothing: Welcome and who is here; What the child says; What each"));
    EXPECT_FALSE(page.says("Why we are meeting;"));
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

    const auto reported = nobody.post(link,
                                      {{"number", "1"},
                                       {"status-1", "done"},
                                       {"progress-1", "Went on Monday"},
                                       {"evidence-1", "The letter of Monday"}});
    EXPECT_EQ(reported.header("Location"), link + "?done=thanks");
    EXPECT_TRUE(nobody.get(link).says("Done"));
    EXPECT_FALSE(nobody.get(link).says("Went on Monday"));
    EXPECT_FALSE(nobody.get(link).says("The letter of Monday"));
}

TEST_F(MailedLinks, ToAnActionShowWhatWillShowItUnlessThatNamesAChild)
{
    const std::string link = action_link("Visit the child at home");
    test::run(service.app().pool, "update action_point set evidence_planned = 'A note of it'");
    EXPECT_TRUE(service.nobody().get(link).says("What will show that it is done: A note of it"));

    test::run(service.app().pool, "update action_point set evidence_planned = 'Rowan says so'");
    EXPECT_FALSE(service.nobody().get(link).says("Rowan"));
}

TEST_F(MailedLinks, ToAnActionShowHowMuchItPressesWhatItIsForAndWhenItMayBegin)
{
    const std::string link = action_link("Visit the child at home");
    test::run(service.app().pool,
              "update action_point set priority = 'high', outcome_intended = 'She sleeps', "
              "not_before = '2026-11-26'");

    const auto page = service.nobody().get(link);
    EXPECT_TRUE(page.says("High priority"));
    EXPECT_TRUE(page.says("What it is to bring about: She sleeps"));
    EXPECT_TRUE(page.says("Not before Thursday 26 November 2026."));
    EXPECT_TRUE(page.says("Due Friday 27 November 2026"));

    test::run(service.app().pool,
              "update action_point set due_on = '2026-11-24', not_before = null, "
              "outcome_intended = 'Rowan sleeps'");
    const auto late = service.nobody().get(link);
    EXPECT_TRUE(late.says("It was due on Tuesday 24 November 2026"));
    EXPECT_FALSE(late.says("Rowan"));
}

TEST_F(MailedLinks, OfAnAgencysLeadShowWhatOthersOfTheAgencyHaveToDoWithoutAForm)
{
    action_link("Visit the child at home");
    test::run(service.app().pool, "update contact set is_lead = 1 where id = 'contact-gp'");
    const core::ActionOwner gp{.contact = core::ContactId{"contact-gp"}};
    const std::string token = core::owner_link_token(service.app().links, gp, {});
    service.app().database.write([&](core::UnitOfWork& work) {
        work.actions.keep_owner_link(
            core::AuthorityId{"authority-1"},
            gp,
            core::OwnerLink{.expires_at = service.app().now() + std::chrono::days{28},
                            .link_hash = service.app().links.hash(token)});
        return core::Done{};
    });

    const auto page = service.nobody().get("/a/" + token);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("What others in your agency have to do"));
    EXPECT_TRUE(page.says("Visit the child at home"));
    EXPECT_TRUE(page.says("not for you"));
    EXPECT_TRUE(page.says("Noor Stubb, Health visitor"));
    EXPECT_TRUE(page.says("If somebody else should do it, ring us"));
    EXPECT_FALSE(page.says("Your action point"));
    EXPECT_FALSE(page.says("Rowan"));
    EXPECT_FALSE(page.says("name=\"number\""));
    test::run(service.app().pool, "update contact set is_lead = 0");
    EXPECT_NE(service.nobody().get("/a/" + token).status(), 200);
}

TEST_F(MailedLinks, ToTheActionsOfOneMailTakeReportsAtTheirOwnAddress)
{
    action_link("Visit the child at home");
    action_link("Ring the school");
    hold();
    finish();
    const std::string api = "/api/v1" + meeting;
    const auto minutes = boost::json::parse(service.as("bs").get_json(api + "/minutes").body());
    const std::string version = boost::json::serialize(minutes.at("version"));
    const auto sent = service.as("bs").post_json(
        api + "/circulations", R"({"with_actions":true,"version":)" + version + "}");
    ASSERT_EQ(sent.status(), 201) << sent.body();
    const auto mailed = [&] {
        return service.app().database.read([&](core::UnitOfWork& work) {
            return work.circulations
                .of_meeting(core::AuthorityId{"authority-1"}, core::MeetingId{"m1"})
                .front()
                .circulation;
        });
    };
    const core::Circulation mail = mailed();
    const std::string link =
        "/a/" +
        service.app().links.token(core::papers_link_purpose, mail.id.text(), mail.link_generation);
    auto nobody = service.nobody();

    EXPECT_TRUE(nobody.get(link).says("action=\"" + link + "\""));
    EXPECT_FALSE(mailed().opened_at);
    const auto wrong = nobody.post(link, {{"number", "9"}, {"status-9", "done"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose one of the action points on this page"));
    EXPECT_EQ(nobody.post(link, {{"number", "2"}}).status(), 422);
    EXPECT_FALSE(mailed().opened_at);

    const auto reported = nobody.post(link, {{"number", "2"}, {"status-2", "done"}});
    EXPECT_EQ(reported.header("Location"), link + "?done=thanks");
    EXPECT_TRUE(mailed().opened_at);
    const auto done = service.app().database.read([&](core::UnitOfWork& work) {
        return work.actions.find(core::AuthorityId{"authority-1"}, mail.released.actions.at(1));
    });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->action.status, core::ActionStatus::done);
}

TEST_F(MailedLinks, ToOneActionRefuseTheNumberOfAnother)
{
    const std::string link = action_link("Visit the child at home");
    const auto wrong = service.nobody().post(link, {{"number", "9"}, {"status-9", "done"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_FALSE(service.nobody().get(link).says(">Done<"));
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

TEST_F(MailedLinks, ToAnActionAreInTheLanguageOfItsOwner)
{
    test::run(service.app().pool, "update contact set language = 'cy' where id = 'contact-nurse'");
    const std::string link = action_link("Rowan");  // is a name, so it is not shown
    auto nobody = service.nobody();

    const auto page = nobody.get(link);
    EXPECT_TRUE(page.says("<html lang=\"cy\""));
    EXPECT_TRUE(page.says("Erbyn dydd Gwener 27 Tachwedd 2026"));
    EXPECT_TRUE(page.says("Ffoniwch ni i gael y geiriad"));
    EXPECT_TRUE(test::english_left(page.body()).empty()) << page.body();
    EXPECT_TRUE(nobody.get(link + "?lang=en").says("Is it done?"));

    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{
             {"number", "1"}, {"number", "9"}, {"status-1", "done"}}) {
        const auto wrong = nobody.post(link, {{field, value}});
        EXPECT_EQ(wrong.status(), 422);
        EXPECT_TRUE(test::english_left(wrong.body()).empty()) << wrong.body();
    }
    const auto reported = nobody.post(link, {{"number", "1"}, {"status-1", "done"}});
    EXPECT_EQ(reported.header("Location"), link + "?lang=cy&done=thanks");
    const auto thanks = nobody.get(link + "?lang=cy&done=thanks");
    EXPECT_TRUE(thanks.says("Diolch. Gall y tîm ei weld nawr."));
    EXPECT_TRUE(test::english_left(thanks.body()).empty()) << thanks.body();
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
