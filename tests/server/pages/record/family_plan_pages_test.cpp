#include "server/pages/record/plan_pages.hpp"

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class FamilyPlanPages : public test::RecordService {
protected:
    Fields a_part(const std::string& version = "0")
    {
        return {{"version", version},
                {"children", "child-1"},
                {"outcome", "Kit is in school every day"},
                {"help", "Breakfast club"},
                {"by_whom", "The school"},
                {"contingency", "We ask for legal advice"},
                {"visible_to_family", "yes"}};
    }

    // A meeting of last month, with one part of the plan.
    void add_earlier_plan()
    {
        test::run(service.app().pool,
                  "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, "
                  "status, starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) "
                  "select 'm0', authority_id, case_id, 'core_group', 'ref-m0', 'feed-m0', 'held', "
                  "starts_at - 2592000, ends_at - 2592000, mode, chair_id, created_by, created_at, "
                  "changed_at from meeting where id = 'm1'");
        test::run(service.app().pool,
                  "insert into plan_part (part_id, version, authority_id, case_id, meeting_id, "
                  "position, outcome, help, child_ids, written_by, written_at) "
                  "select 'part-0', 1, authority_id, case_id, id, 1, 'A calm bedtime', "
                  "'A visit each week', 'child-1', created_by, 0 from meeting where id = 'm0'");
    }
};

TEST_F(FamilyPlanPages, TakeAPartThatTheFamilysPageAndTheMinutesThenShow)
{
    hold();
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes?item=plan").says("part by part"));
    ASSERT_EQ(service.as("bs").get(meeting + "/plan/parts").status(), 200);

    const auto added = by("bs", "/plan/parts", a_part());

    ASSERT_EQ(added.status(), 303) << added.body();
    const auto plan = service.as("bs").get(meeting + "/plan");
    EXPECT_TRUE(plan.says("Kit is in school every day"));
    EXPECT_TRUE(plan.says("What happens if not"));
    EXPECT_TRUE(plan.says("May read this part"));
    EXPECT_TRUE(service.as("cc").get(meeting + "/minutes/agree").says("Breakfast club"));
    EXPECT_TRUE(service.as("sw").get("/families/case-1").says("Kit is in school every day"));
}

TEST_F(FamilyPlanPages, SayWhatIsMissingAndKeepWhatWasTyped)
{
    hold();

    const auto again = by("bs", "/plan/parts", {{"help", "Breakfast club"}});

    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("Write what needs to change"));
    EXPECT_TRUE(again.says("Choose the children whom this part is for"));
    EXPECT_TRUE(again.says("Breakfast club"));
}

TEST_F(FamilyPlanPages, AskHowEachPartHasGoneSinceAnEarlierMeeting)
{
    add_earlier_plan();
    hold();
    const auto page = service.as("bs").get(meeting + "/minutes?item=plan");
    ASSERT_TRUE(page.says("A calm bedtime"));

    const auto saved = by("bs",
                          "/minutes/items/plan",
                          {{"version-part-0", "0"},
                           {"progress-part-0", "better"},
                           {"words-part-0", "Three nights of five"},
                           {"do", "progress"}});

    ASSERT_EQ(saved.status(), 303) << saved.body();
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes?item=plan").says("Three nights of five"));
    const auto stale = by("bs",
                          "/minutes/items/plan",
                          {{"version-part-0", "0"},
                           {"progress-part-0", "worse"},
                           {"words-part-0", "Mine"},
                           {"do", "progress"}});
    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("Someone else saved: Better. Three nights of five"));
    EXPECT_TRUE(stale.says("Mine"));
}

TEST_F(FamilyPlanPages, RecordWhetherParentsAgree)
{
    hold();

    const auto unsaid = by(
        "bs",
        "/plan/agreements",
        {{"version-mother-1", "0"}, {"agreement-mother-1", "not_agreed"}, {"reason-mother-1", ""}});
    EXPECT_EQ(unsaid.status(), 422);
    EXPECT_TRUE(unsaid.says("Write what they do not agree to"));

    const auto said = by("bs",
                         "/plan/agreements",
                         {{"version-mother-1", "0"},
                          {"agreement-mother-1", "in_part"},
                          {"reason-mother-1", "Not to the visits"}});
    ASSERT_EQ(said.status(), 303) << said.body();
    EXPECT_TRUE(service.as("bs").get(meeting + "/plan").says("Agrees in part. Not to the visits"));
}

TEST_F(FamilyPlanPages, ShowAllThatWasRecordedOfThePlanBeforeTheMinutesAreAgreed)
{
    hold();
    ASSERT_EQ(by("bs", "/plan/parts", a_part()).status(), 303);
    ASSERT_EQ(by("bs",
                 "/plan/agreements",
                 {{"version-mother-1", "0"},
                  {"agreement-mother-1", "in_part"},
                  {"reason-mother-1", "Not to the visits"}})
                  .status(),
              303);
    ASSERT_EQ(by("bs",
                 "/plan/core-group",
                 {{"version", "0"}, {"members", "user:sw"}, {"lead", "user:sw"}})
                  .status(),
              303);

    const auto page = service.as("cc").get(meeting + "/minutes/agree");

    EXPECT_TRUE(page.says("Agrees in part. Not to the visits")) << page.body();
    EXPECT_TRUE(page.says("The core group"));
    EXPECT_TRUE(page.says("Leads it"));
    EXPECT_TRUE(page.says("How the children took part"));
}

TEST_F(FamilyPlanPages, WarnOfAPartForAChildWhomALaterDecisionLeavesWithoutAPlan)
{
    hold();
    ASSERT_EQ(by("bs", "/plan/parts", a_part()).status(), 303);
    EXPECT_FALSE(
        service.as("cc").get(meeting + "/minutes/agree").says("has no plan after this meeting"));

    decide("child-1", "no_further_action");

    EXPECT_TRUE(
        service.as("cc").get(meeting + "/minutes/agree").says("has no plan after this meeting"));
    EXPECT_TRUE(by("bs", "/plan/parts", a_part())
                    .says("Choose only children who have a plan after this meeting"));
}

TEST_F(FamilyPlanPages, NameTheCoreGroupAtAConference)
{
    hold();
    const auto form = service.as("bs").get(meeting + "/plan/core-group");
    ASSERT_EQ(form.status(), 200) << form.body();

    EXPECT_EQ(by("bs", "/plan/core-group", {{"version", "0"}}).status(), 422);
    const auto named = by(
        "bs", "/plan/core-group", {{"version", "0"}, {"members", "user:sw"}, {"lead", "user:sw"}});

    ASSERT_EQ(named.status(), 303) << named.body();
    EXPECT_TRUE(service.as("bs").get(meeting + "/plan").says("Leads it"));
}

TEST_F(FamilyPlanPages, ShowWhichAgencyDissentsAndByWhenItSaysSoInWriting)
{
    hold();
    decide("child-1", "no_further_action");

    const auto recorded =
        by("cc",
           "/dissents",
           {{"child", "child-1"}, {"invitee", "seat-police"}, {"reason", "The risk is higher"}});

    ASSERT_EQ(recorded.status(), 303) << recorded.body();
    const auto page = service.as("cc").get(meeting + "/dissents");
    EXPECT_TRUE(page.says("The risk is higher"));
    EXPECT_TRUE(page.says("To be put in writing"));
    EXPECT_TRUE(page.says("72 hours"));
    const auto empty = by("cc", "/dissents", {{"child", "child-1"}});
    EXPECT_EQ(empty.status(), 422);
    EXPECT_TRUE(empty.says("Choose who says so"));
}

}  // namespace
}  // namespace quorate::server
