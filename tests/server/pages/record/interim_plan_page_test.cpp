#include "server/pages/record/interim_plan_page.hpp"

#include "core/circulation/decision_letter_store.hpp"
#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

// A conference that was adjourned for want of quorum, with agreed minutes.
class InterimPlanPage : public test::RecordService {
protected:
    void SetUp() override
    {
        const auto page = service.as("cc").get(meeting + "/close");
        const auto adjourned =
            by("cc",
               "/close",
               {{"version", page.field("version")},
                {"do", "adjourn"},
                {"interim_plan", "Gran stays with them all week\nCANARY-LINE of the police"}});
        ASSERT_EQ(adjourned.status(), 303) << adjourned.body();
        test::run(service.app().pool,
                  "update minutes set status = 'approved', approved_by = 'cc', approved_at = 1 "
                  "where meeting_id = 'm1'");
    }

    // Her letter about the decisions, given by hand.
    void give_letter()
    {
        const std::string letter = "/decision-letter/seat-mother";
        ASSERT_EQ(by("bs", letter + "/release", {{"version", "0"}}).status(), 303);
        const std::string waiting = service.app().database.read([](core::UnitOfWork& work) {
            return work.decision_letters.waiting_copies(core::AuthorityId{"authority-1"})
                .at(0)
                .id.text();
        });
        ASSERT_EQ(service.as("tm").post("/letters-to-release/" + waiting + "/release", {}).status(),
                  303);
        const auto given = by(
            "bs", letter + "/sent", {{"version", "0"}, {"how", "by_hand"}, {"on", "25/11/2026"}});
        ASSERT_EQ(given.status(), 303) << given.body();
    }

    test::Answer mothers() { return service.as("bs").get(meeting + "/papers?who=seat-mother"); }
};

TEST_F(InterimPlanPage, GivesTheFamilyTheFactAndTheDayAndOnlyTheLinesThatAreTicked)
{
    const auto before = mothers();
    EXPECT_TRUE(before.says("The meeting was adjourned")) << before.body();
    EXPECT_TRUE(before.says("has to be held again by Wednesday 9 December 2026 at the latest"));
    EXPECT_TRUE(before.says("not enough of the services that are needed for it"));
    EXPECT_FALSE(before.says("Gran stays"));
    EXPECT_FALSE(before.says("Quorum was not met")) << "nor in the words of the trade";

    ASSERT_EQ(by("cc", "/interim-plan", {{"lines", "1"}}).status(), 303);

    EXPECT_TRUE(mothers().says("Gran stays with them all week"));
    EXPECT_FALSE(mothers().says("CANARY-LINE"));
}

class AdjourningEarly : public test::RecordService {
protected:
    void SetUp() override { service.clock().set(test::at("2026-11-25T08:00")); }
};

TEST_F(AdjourningEarly, AsksFirstAndKeepsWhatWasTyped)
{
    const auto page = service.as("cc").get(meeting + "/close");
    EXPECT_TRUE(page.says("It starts at 10:00, and I adjourn it now all the same"));
    Fields form{{"version", page.field("version")},
                {"do", "adjourn"},
                {"interim_plan", "Gran stays with them all week"}};

    const auto asked = by("cc", "/close", form);
    EXPECT_NE(asked.status(), 303);
    EXPECT_TRUE(asked.says("This meeting starts at 10:00, and those who are needed may still come"))
        << asked.body();
    EXPECT_TRUE(asked.says("Gran stays with them all week"));

    form.emplace_back("confirm_early", "yes");
    const auto adjourned = by("cc", "/close", form);
    EXPECT_EQ(adjourned.status(), 303) << adjourned.body();
}

TEST_F(InterimPlanPage, ChangesNothingWhileOneOfTheFamilyCanOpenACopy)
{
    test::run(service.app().pool,
              "insert into circulation (id, authority_id, meeting_id, kind, invitee_id, "
              "family_member_id, link_hash, sent_by, sent_at, expires_at) values ('sent', "
              "'authority-1', 'm1', 'minutes', 'taken-away', 'mother', 'h', 'bs', 1, 4102444800)");

    EXPECT_TRUE(service.as("cc").get(meeting + "/interim-plan").says("take the copy back first"));
    const auto refused = by("cc", "/interim-plan", {{"lines", "1"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Take it back first"));
    EXPECT_FALSE(mothers().says("Gran stays"));

    test::run(service.app().pool, "update circulation set expires_at = 2");
    EXPECT_EQ(by("cc", "/interim-plan", {{"lines", "1"}}).status(), 303);
}

TEST_F(InterimPlanPage, BeforeAgreeingItIsSaidWhatTheFamilysCopyWillHaveOfAnAdjournedDecision)
{
    test::run(service.app().pool,
              "update minutes set status = 'draft', approved_by = null, approved_at = null");
    ASSERT_EQ(by("cc", "/interim-plan", {{"lines", "1"}}).status(), 303);
    const std::string agree = meeting + "/minutes/agree";
    EXPECT_TRUE(
        service.as("cc").get(agree).says("Not marked: their copy has that the meeting was "
                                         "adjourned, and 1 of 2 lines of the interim plan"))
        << service.as("cc").get(agree).body();

    test::run(service.app().pool, "update decision set visible_to_family = 1");

    const std::string told =
        "that the meeting was adjourned, and 1 of 2 lines of the interim plan.";
    EXPECT_TRUE(service.as("cc").get(agree).says("Their copy has: " + told));
    EXPECT_FALSE(service.as("cc").get(agree).says("May read this decision"));
    const auto beside = service.as("cc").get(meeting + "/minutes?item=decision");
    EXPECT_TRUE(beside.says(told)) << beside.body();
    EXPECT_TRUE(beside.says("Not these reasons"));

    ASSERT_EQ(by("cc", "/interim-plan", {}).status(), 303);
    EXPECT_TRUE(service.as("cc").get(agree).says("none of 2 lines of the interim plan"));
}

TEST_F(InterimPlanPage, LeadsToACorrectionOnceALetterWithItsLinesWasGiven)
{
    ASSERT_EQ(by("cc", "/interim-plan", {{"lines", "1"}}).status(), 303);
    give_letter();

    const auto page = service.as("cc").get(meeting + "/interim-plan");
    EXPECT_TRUE(page.says("A letter with lines of this plan was given to the family already"))
        << page.body();
    EXPECT_TRUE(page.says("1 of 2 lines of the interim plan"));
    EXPECT_TRUE(page.says("href=\"" + meeting + "/minutes/amend\""));
    EXPECT_FALSE(page.says("name=\"lines\""));
    const auto refused = by("cc", "/interim-plan", {{"lines", "2"}});
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("put it right by a correction")) << refused.body();

    test::run(service.app().pool,
              "update minutes set status = 'draft', approved_by = null, approved_at = null");
    EXPECT_TRUE(service.as("cc")
                    .get(meeting + "/interim-plan")
                    .says("href=\"" + meeting + "/minutes/agree\""));
    EXPECT_TRUE(service.as("cc")
                    .get(meeting + "/minutes?item=decision")
                    .says("A letter with the interim plan was given already."));
    const std::string decision = "/api/v1" + meeting + "/decisions/child-1";
    const auto kept =
        service.as("cc").send(server::Method::put,
                              decision,
                              R"({"outcome":"adjourned","reasons":"Too few came"})",
                              {{"content-type", "application/json"}, {"if-match", "\"1\""}});
    EXPECT_EQ(kept.status(), 422) << kept.body();
    EXPECT_TRUE(kept.says("reasons"));
}

TEST_F(InterimPlanPage, TellsItInWelshToWhoeverIsWrittenToInWelsh)
{
    test::run(service.app().pool, "update invitee set language = 'cy' where id = 'seat-mother'");

    EXPECT_TRUE(mothers().says("Cafodd y cyfarfod ei ohirio")) << mothers().body();
}

TEST_F(InterimPlanPage, IsNotThereForAMeetingThatWasNotAdjourned)
{
    test::run(service.app().pool, "update meeting_closing set reconvene_by = null");

    EXPECT_EQ(service.as("cc").get(meeting + "/interim-plan").status(), 409);
    EXPECT_FALSE(service.as("cc").get(meeting + "/register").says("/interim-plan"));
}

}  // namespace
}  // namespace quorate::server
