#include <boost/json.hpp>

#include "core/circulation/decision_letter_store.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class DecisionLetterPages : public test::RecordService {
protected:
    // The meeting has ended, and the first child's decision is marked for the family.
    void end()
    {
        hold();
        decide("child-1", "cp_plan_made");
        decide("child-2", "no_further_action");
        test::run(service.app().pool,
                  "update decision set visible_to_family = 1, dissent = 'SECRET-DISSENT' "
                  "where child_id = 'child-1'");
        const auto page = service.as("cc").get(meeting + "/register");
        by("cc", "/close", {{"version", page.field("version")}, {"confirmed", "yes"}});
    }

    test::Answer put(const std::string& recipient, const std::string& body, const char* version)
    {
        return service.as("bs").send(Method::put,
                                     api + "/" + recipient,
                                     body,
                                     {{"content-type", "application/json"}, {"if-match", version}});
    }

    std::string waiting_url()
    {
        return service.app().database.read([](core::UnitOfWork& work) {
            return "/letters-to-release/" +
                   work.decision_letters.waiting_copies(core::AuthorityId{"authority-1"})
                       .at(0)
                       .id.text();
        });
    }

    // Business support hands it on, and the team manager releases it.
    void let_go(const std::string& recipient, const char* version)
    {
        const auto asked =
            by("bs", "/decision-letter/" + recipient + "/release", {{"version", version}});
        ASSERT_EQ(asked.status(), 303) << asked.body();
        const auto released = service.as("tm").post(waiting_url() + "/release", {});
        ASSERT_EQ(released.status(), 303) << released.body();
    }

    const std::string letters = meeting + "/decision-letter";
    const std::string api = "/api/v1" + meeting + "/decision-letters";
};

TEST_F(DecisionLetterPages, ShowWhoGetsALetterAndWhatItSays)
{
    end();

    const auto list = service.as("bs").get(letters);
    EXPECT_EQ(list.status(), 200) << list.body();
    EXPECT_TRUE(list.says("Hazel Testwood"));
    EXPECT_TRUE(list.says("Professionals"));
    EXPECT_TRUE(list.says("The minutes are not agreed yet."));
    EXPECT_TRUE(list.says("1 decision is not in it, as it is not marked for the family"));
    const auto letter = service.as("bs").get(letters + "/seat-mother");
    EXPECT_EQ(letter.status(), 200) << letter.body();
    EXPECT_TRUE(letter.says("Dear Hazel Testwood"));
    EXPECT_TRUE(letter.says("What was decided for Rowan Testwood"));
    EXPECT_FALSE(letter.says("Wren"));
    EXPECT_FALSE(letter.says("SECRET-DISSENT"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("none is sent"));
}

TEST_F(DecisionLetterPages, OfAMeetingThatWasAdjournedSayThatThereAreNoDecisions)
{
    end();
    test::run(service.app().pool, "update decision set outcome = 'adjourned', category = ''");

    const auto list = service.as("bs").get(letters);

    EXPECT_TRUE(list.says("The meeting was adjourned: there are no decisions")) << list.body();
    EXPECT_FALSE(list.says("not marked for the family"));
}

TEST_F(DecisionLetterPages, AreWarnedOfBeforeMinutesAreAgreedWithNoDecisionForTheFamily)
{
    const std::string warning = "The family and the children will get no letter";
    end();
    EXPECT_FALSE(service.as("cc").get(meeting + "/minutes/agree").says(warning));
    EXPECT_TRUE(service.as("cc")
                    .get(meeting + "/minutes/agree")
                    .says("Not marked: they are not told of it"));

    test::run(service.app().pool, "update decision set visible_to_family = 0");

    const auto page = service.as("cc").get(meeting + "/minutes/agree");
    EXPECT_TRUE(page.says(warning)) << page.body();
    EXPECT_FALSE(page.says("decision is not marked for anybody of the family"));
    ASSERT_EQ(by("cc", "/minutes/agree", {{"version", page.field("version")}}).status(), 303);
    EXPECT_TRUE(service.as("cc")
                    .get(meeting + "/minutes/agree")
                    .says("The family and the children get no letter"));
}

TEST_F(DecisionLetterPages, AreWarnedOfForEachChildWhoseDecisionIsNotMarked)
{
    end();

    const auto page = service.as("cc").get(meeting + "/minutes/agree");

    EXPECT_TRUE(
        page.says("Wren&#39;s decision is not marked for anybody of the family: they are not "
                  "told of it."))
        << page.body();
    EXPECT_FALSE(page.says("Rowan&#39;s decision is not marked"));
}

TEST_F(DecisionLetterPages, SayThatWhatWasPutRightInADecisionIsInNoLetter)
{
    end();
    const auto agree = service.as("cc").get(meeting + "/minutes/agree");
    ASSERT_EQ(by("cc", "/minutes/agree", {{"version", agree.field("version")}}).status(), 303);
    EXPECT_FALSE(service.as("bs").get(letters).says("in no letter"));
    const auto form = service.as("cc").get(meeting + "/minutes/amend");
    const auto from = form.body().find("decision:");
    ASSERT_NE(from, std::string::npos) << form.body();
    const std::string decision = form.body().substr(from, form.body().find('"', from) - from);

    ASSERT_EQ(by("cc",
                 "/minutes/amend",
                 {{"number", "1"},
                  {"section", decision},
                  {"body", "The category is another"},
                  {"reason", "The school asked for it"}})
                  .status(),
              303);

    const std::string said =
        "1 correction of the decisions, the plan or the action points is in no letter.";
    EXPECT_TRUE(service.as("bs").get(letters).says(said));
    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says(said));
}

TEST_F(DecisionLetterPages, OfferACorrectedLetterOnceADecisionWasPutRight)
{
    end();
    ASSERT_EQ(by("bs",
                 "/decision-letter/professionals/sent",
                 {{"version", "0"}, {"how", "e_mail"}, {"on", "25/11/2026"}})
                  .status(),
              303);
    const auto agree = service.as("cc").get(meeting + "/minutes/agree");
    ASSERT_EQ(by("cc", "/minutes/agree", {{"version", agree.field("version")}}).status(), 303);
    const std::string offer = "A decision was corrected after this letter was sent.";
    EXPECT_FALSE(service.as("bs").get(letters + "/professionals").says(offer));
    const auto form = service.as("cc").get(meeting + "/minutes/amend");
    const auto from = form.body().find("decision:");
    ASSERT_NE(from, std::string::npos) << form.body();
    const std::string decision = form.body().substr(from, form.body().find('"', from) - from);
    ASSERT_EQ(by("cc",
                 "/minutes/amend",
                 {{"number", "1"},
                  {"section", decision},
                  {"body", "The category is another"},
                  {"reason", "The school asked for it"}})
                  .status(),
              303);

    const auto page = service.as("bs").get(letters + "/professionals");
    ASSERT_TRUE(page.says(offer)) << page.body();
    EXPECT_TRUE(service.as("bs").get(letters).says("Sent before a decision was put right"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says("Decision letter"));
    const auto drafted =
        by("bs", "/decision-letter/professionals/correct", {{"version", page.field("version")}});
    ASSERT_EQ(drafted.status(), 303) << drafted.body();
    const auto corrected = service.as("bs").get(letters + "/professionals");
    EXPECT_TRUE(corrected.says("The category is another"));
    EXPECT_TRUE(corrected.says("This is a corrected letter."));
    EXPECT_TRUE(corrected.says("Letters whose place it takes"));
    EXPECT_FALSE(corrected.says(offer));
    EXPECT_TRUE(
        service.as("bs").get(meeting + "/papers").says("A corrected letter takes its place"));
    EXPECT_EQ(by("bs", "/decision-letter/professionals/correct", {{"version", "2"}}).status(), 409);
}

TEST_F(DecisionLetterPages, ThatCannotBeYetLeadBackToTheMeeting)
{
    const auto refused = service.as("bs").get(letters);

    EXPECT_EQ(refused.status(), 409) << refused.body();
    EXPECT_TRUE(refused.says("Back to the meeting"));
}

TEST_F(DecisionLetterPages, KeepTheWordingAndSayWhenItHasLeft)
{
    end();

    const auto worded = by("bs",
                           "/decision-letter/seat-mother",
                           {{"version", "0"}, {"opening", "We met about you."}, {"closing", ""}});
    EXPECT_EQ(worded.status(), 303) << worded.body();
    const auto page = service.as("bs").get(letters + "/seat-mother");
    EXPECT_TRUE(page.says("We met about you."));
    EXPECT_FALSE(page.says("Mark as sent")) << "a colleague has to look at it";
    let_go("seat-mother", "1");
    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says("Mark as sent"));

    const auto wrong =
        by("bs",
           "/decision-letter/seat-mother/sent",
           {{"version", page.field("version")}, {"how", "by_hand"}, {"on", "26/11/2026"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose today or an earlier day"));
    const auto sent =
        by("bs",
           "/decision-letter/seat-mother/sent",
           {{"version", page.field("version")}, {"how", "by_hand"}, {"on", "25/11/2026"}});
    EXPECT_EQ(sent.status(), 303) << sent.body();
    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says("Sent by hand on"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("1 of 3 is sent"));
}

TEST_F(DecisionLetterPages, OfTheFamilyAreLookedAtByTwoBeforeTheyLeave)
{
    end();
    const std::string own = letters + "/seat-mother";
    const auto before = service.as("bs").get(own);
    EXPECT_TRUE(before.says("A colleague looks at it before it leaves."));
    EXPECT_TRUE(before.says("It has to leave by Thursday 26 November 2026."));
    EXPECT_TRUE(service.as("bs").get(own + "/print").says("Draft, not released."));
    const auto early = by("bs",
                          "/decision-letter/seat-mother/sent",
                          {{"version", "0"}, {"how", "by_hand"}, {"on", "25/11/2026"}});
    EXPECT_EQ(early.status(), 409);
    EXPECT_TRUE(early.says("A colleague has to release this letter before it leaves"));

    ASSERT_EQ(by("bs", "/decision-letter/seat-mother/release", {{"version", "0"}}).status(), 303);
    EXPECT_TRUE(service.as("bs").get(own).says("It waits for a colleague to release it"));
    EXPECT_TRUE(service.as("bs").get(meeting).says("none is sent, 1 waits for a colleague"));
    EXPECT_TRUE(service.as("bs").get(letters).says("Waits for a colleague"));
    EXPECT_EQ(service.as("bs").get(waiting_url()).status(), 403);
    const auto queue = service.as("tm").get("/papers-to-release");
    EXPECT_TRUE(queue.says("Hazel Testwood")) << queue.body();
    EXPECT_TRUE(queue.says("Last day Thu 26 Nov"));
    const std::string url = waiting_url();
    const auto shown = service.as("tm").get(url);
    EXPECT_EQ(shown.status(), 200);
    EXPECT_TRUE(shown.says("Dear Hazel Testwood"));
    EXPECT_TRUE(shown.says("The decision about Wren is not in this letter.")) << shown.body();
    EXPECT_FALSE(shown.says("What was decided for Wren"));
    EXPECT_FALSE(shown.says("SECRET-DISSENT"));

    EXPECT_EQ(service.as("tm").post(url + "/refuse", {{"reason", ""}}).status(), 422);
    EXPECT_EQ(service.as("tm").post(url + "/refuse", {{"reason", "Say it in short"}}).status(),
              303);
    EXPECT_TRUE(service.as("bs").get(own).says("It was not released: Say it in short"));
    service.clock().set(test::at("2026-11-25T15:00"));
    let_go("seat-mother", "0");
    EXPECT_TRUE(service.as("bs").get(own).says("A colleague released it on"));
    EXPECT_FALSE(service.as("bs").get(own + "/print").says("Draft, not released."));
    EXPECT_TRUE(service.as("tm").get("/papers-to-release").says("Nothing waits"));
}

TEST_F(DecisionLetterPages, PrintAnAddressOnlyWhereOneIsSafe)
{
    end();
    const std::string print = letters + "/seat-mother/print";
    EXPECT_TRUE(service.as("bs").get(print).says("This letter is to be given by hand."));
    test::run(service.app().pool,
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', '1 Hidden Row')");

    const auto page = service.as("bs").get(print);
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("1 Hidden Row"));
    EXPECT_FALSE(service.as("bs").get(letters + "/seat-mother").says("1 Hidden Row"));
    EXPECT_FALSE(service.as("bs").get(letters + "/seat-father/print").says("1 Hidden Row"));
}

TEST_F(DecisionLetterPages, OfferPostOnlyWhereItWouldNotBeRefused)
{
    end();
    let_go("seat-mother", "0");
    const auto without = service.as("bs").get(letters + "/seat-mother");
    EXPECT_FALSE(without.says("value=\"post\""));
    EXPECT_TRUE(without.says("It is to be given by hand"));
    EXPECT_TRUE(service.as("bs").get(letters + "/professionals").says("value=\"post\""));

    test::run(service.app().pool,
              "insert into safe_address (family_member_id, authority_id, address) values "
              "('mother-1', 'authority-1', '1 Hidden Row')");

    EXPECT_TRUE(service.as("bs").get(letters + "/seat-mother").says("value=\"post\""));
}

TEST_F(DecisionLetterPages, AreInWelshForWhoReadsWelsh)
{
    end();
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-mother'");
    test::run(service.app().pool, "update decision set reasons = 'Achos' where meeting_id = 'm1'");

    const auto page = service.as("bs").get(letters + "/seat-mother/print");

    EXPECT_TRUE(page.says("<section class=\"cm-letter\" lang=\"cy\""));
    const auto from = page.body().find("<h2", page.body().find("<section class=\"cm-letter\""));
    std::string letter = page.body().substr(from, page.body().find("</section>", from) - from);
    const std::string chair = "Name of cc";
    ASSERT_NE(letter.find(chair), std::string::npos) << letter;
    letter.erase(letter.find(chair), chair.size());
    EXPECT_EQ(test::english_left(letter), std::vector<std::string>{}) << letter;
}

TEST_F(DecisionLetterPages, RefuseWithASentenceWhereThereIsNone)
{
    hold();

    const auto page = service.as("bs").get(letters);
    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("The letters can be drafted once the meeting has ended"));
    EXPECT_EQ(service.as("bs").get_json(api).status(), 422);
    EXPECT_EQ(service.as("bs").get(letters + "/no").status(), 409);
}

TEST_F(DecisionLetterPages, AreThereForPrograms)
{
    end();

    const auto listed = service.as("bs").get_json(api);
    ASSERT_EQ(listed.status(), 200) << listed.body();
    EXPECT_FALSE(listed.says("SECRET-DISSENT"));
    const auto items = json::parse(listed.body()).at("items").as_array();
    ASSERT_EQ(items.size(), 3u);
    EXPECT_EQ(items.back().at("recipient").as_string(), "professionals");

    EXPECT_EQ(put("no", R"({"opening":"We met."})", "\"0\"").status(), 404);
    const auto worded = put("seat-mother", R"({"opening":"We met."})", "\"0\"");
    ASSERT_EQ(worded.status(), 200) << worded.body();
    EXPECT_EQ(json::parse(worded.body()).at("letter").at("opening").as_string(), "We met.");
    EXPECT_EQ(put("seat-mother", R"({"opening":"Late"})", "\"0\"").status(), 412);

    const std::string left = R"({"version":1,"how":"by_hand","on":"2026-11-25"})";
    EXPECT_EQ(service.as("bs").post_json(api + "/seat-mother/sent", left).status(), 409);
    const auto asked = service.as("bs").post_json(api + "/seat-mother/release", R"({"version":1})");
    ASSERT_EQ(asked.status(), 200) << asked.body();
    EXPECT_EQ(json::parse(asked.body()).at("release").as_string(), "waiting");
    const auto queue = service.as("tm").get_json("/api/v1/letters-to-release");
    ASSERT_EQ(queue.status(), 200) << queue.body();
    const json::value waiting = json::parse(queue.body()).at("items").as_array().at(0);
    EXPECT_EQ(waiting.at("last_day").as_string(), "2026-11-26");
    const std::string copy =
        "/api/v1/letters-to-release/" + std::string{waiting.at("id").as_string()};
    const auto shown = service.as("tm").get_json(copy);
    ASSERT_EQ(shown.status(), 200) << shown.body();
    EXPECT_FALSE(json::parse(shown.body()).at("has_changed").as_bool());
    EXPECT_TRUE(shown.says("We met."));
    EXPECT_EQ(service.as("bs").get_json("/api/v1/letters-to-release").status(), 403);
    EXPECT_EQ(service.as("tm").post_json(copy + "/release", "{}").status(), 204);
    EXPECT_EQ(service.as("tm").get_json(copy).status(), 404);
    const auto sent = service.as("bs").post_json(api + "/seat-mother/sent", left);
    ASSERT_EQ(sent.status(), 200) << sent.body();
    EXPECT_EQ(json::parse(sent.body()).at("sent").at("how").as_string(), "by_hand");
    EXPECT_EQ(service.as("bs").post_json(api + "/seat-mother/sent", left).status(), 409);
    EXPECT_EQ(service.as("sw").get_json(api).status(), 403);
}

}  // namespace
}  // namespace quorate::server
