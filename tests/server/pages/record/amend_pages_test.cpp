#include "server/pages/record/amend_pages.hpp"

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class AmendPages : public test::RecordService {
protected:
    void SetUp() override
    {
        hold();
        write("bs", "analysis", "Seen on Monday");
        analysis = section("analysis");
        finish();
    }

    test::Answer amend(const Fields& fields, const std::string& who = "cc")
    {
        return by(who, "/minutes/amend", fields);
    }

    std::string analysis;  // the id of that section
};

TEST_F(AmendPages, TheChairPutsAgreedMinutesRightAndTheRecordShowsBoth)
{
    EXPECT_TRUE(service.as("cc")
                    .get(meeting + "/minutes/agree")
                    .says("Put something right in these minutes"));
    const auto form = service.as("cc").get(meeting + "/minutes/amend");
    ASSERT_EQ(form.status(), 200) << form.body();

    const auto added = amend({{"number", form.field("number")},
                              {"section", analysis},
                              {"body", "It was Tuesday"},
                              {"reason", "The school wrote to us"}});

    ASSERT_EQ(added.status(), 303) << added.body();
    const auto record = service.as("cc").get(added.header("Location"));
    EXPECT_TRUE(record.says("Seen on Monday"));
    EXPECT_TRUE(record.says("Correction 1: "));
    EXPECT_TRUE(record.says("It was Tuesday"));
    EXPECT_TRUE(record.says("The school wrote to us"));
    EXPECT_TRUE(record.says("Papers sent before do not have it"));
}

TEST_F(AmendPages, WhatIsMissingIsSaidAndWhatWasTypedStays)
{
    const auto again = amend({{"number", "1"}, {"section", ""}, {"body", "It was Tuesday"}});

    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("Write who asked for this and why"));
    EXPECT_TRUE(again.says("It was Tuesday"));
}

TEST_F(AmendPages, WhatWasFoundInTheWordsIsTickedBeforeTheyAreAdded)
{
    Fields fields{
        {"number", "1"}, {"body", "She lives at SE1 9GF"}, {"reason", "The school asked for it"}};

    const auto asked = amend(fields);

    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Look at what was found in this correction"));
    EXPECT_TRUE(asked.says("She lives at SE1 9GF"));
    const std::string before = "name=\"confirmed\" type=\"checkbox\" value=\"";
    const auto at = asked.body().find(before);
    ASSERT_NE(at, std::string::npos) << asked.body();
    const auto from = at + before.size();
    fields.emplace_back("confirmed",
                        asked.body().substr(from, asked.body().find('"', from) - from));
    EXPECT_EQ(amend(fields).status(), 303);
}

TEST_F(AmendPages, AnotherCorrectionInBetweenLosesNothing)
{
    const Fields one{{"number", "1"}, {"body", "It was Tuesday"}, {"reason", "The school asked"}};
    ASSERT_EQ(amend(one).status(), 303);

    const auto late =
        amend({{"number", "1"}, {"body", "In the morning"}, {"reason", "The nurse asked for it"}});

    EXPECT_EQ(late.status(), 412);
    EXPECT_TRUE(late.says("Another correction was added"));
    EXPECT_TRUE(late.says("In the morning"));
    EXPECT_EQ(late.field("number"), "2");
}

TEST_F(AmendPages, AreTheChairsAlone)
{
    EXPECT_EQ(service.as("bs").get(meeting + "/minutes/amend").status(), 403);
    EXPECT_FALSE(service.as("bs").get(meeting + "/minutes/agree").says("Put something right"));
}

TEST_F(AmendPages, ADecisionIsPutRightBesideItself)
{
    const auto form = service.as("cc").get(meeting + "/minutes/amend");
    const auto at = form.body().find("value=\"decision:");
    ASSERT_NE(at, std::string::npos) << form.body();
    const auto from = at + std::string{"value=\""}.size();
    const std::string part = form.body().substr(from, form.body().find('"', from) - from);

    ASSERT_EQ(amend({{"number", "1"},
                     {"section", part},
                     {"body", "It was decided on Tuesday"},
                     {"reason", "The school wrote"}})
                  .status(),
              303);

    EXPECT_TRUE(
        service.as("cc").get(meeting + "/minutes/agree").says("Correction 1: Decision about"));
    const auto copy = service.as("bs").get(meeting + "/papers?who=seat-police");
    const auto decided = copy.body().find("It was decided on Tuesday");
    ASSERT_NE(decided, std::string::npos) << copy.body();
    const auto begins = copy.body().rfind("<section class=\"cm-keep\">", decided);
    ASSERT_NE(begins, std::string::npos) << "beside its decision";
    EXPECT_GT(copy.body().find("</section>", begins), decided);
    const auto wrong = amend({{"number", "2"},
                              {"section", "decision:elsewhere"},
                              {"body", "It was Tuesday"},
                              {"reason", "The school wrote"}});
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Choose a part of these minutes"));
}

TEST_F(AmendPages, SayThatAnActionPointStaysAsItIs)
{
    test::run(
        service.app().pool,
        "insert into action_point (id, authority_id, case_id, meeting_id, what, owner_user_id, "
        "due_on, status, link_hash, created_by, created_at) values ('action-x', 'authority-1', "
        "'case-1', "
        "'m1', 'Ring the school', 'sw', '2026-12-02', 'open', 'hash-x', 'cc', 0)");

    const auto form = service.as("cc").get(meeting + "/minutes/amend");

    EXPECT_TRUE(form.says("All else about the action point stays as it was agreed")) << form.body();
    EXPECT_TRUE(form.says("href=\"/actions/action-x\""));
    EXPECT_TRUE(form.says("name=\"due_on\""));
    const auto added = amend({{"number", "1"},
                              {"section", "action:action-x"},
                              {"body", "By 4 December"},
                              {"reason", "The school wrote"}});
    ASSERT_EQ(added.status(), 303) << added.body();
    EXPECT_TRUE(service.as("cc")
                    .get("/actions/action-x")
                    .says("The record of this action point was put right."));
}

TEST_F(AmendPages, GiveAnActionPointAnotherDay)
{
    EXPECT_FALSE(service.as("cc").get(meeting + "/minutes/amend").says("name=\"due_on\""))
        << "there is none";
    test::run(
        service.app().pool,
        "insert into action_point (id, authority_id, case_id, meeting_id, what, owner_user_id, "
        "due_on, status, link_hash, created_by, created_at) values ('action-x', 'authority-1', "
        "'case-1', 'm1', 'Ring the school', 'sw', '2026-12-02', 'open', 'hash-x', 'cc', 0)");
    Fields typed{{"number", "1"},
                 {"section", "action:action-x"},
                 {"body", "By 4 December"},
                 {"due_on", "soon"},
                 {"reason", "The school wrote"}};
    const auto refused = amend(typed);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("href=\"#due_on\"")) << refused.body();
    EXPECT_TRUE(refused.says("value=\"soon\""));

    typed[3].second = "4/12/2026";
    ASSERT_EQ(amend(typed).status(), 303);

    EXPECT_TRUE(service.as("cc")
                    .get("/actions/action-x")
                    .says("The date was changed from Wednesday 2 December 2026 to Friday 4 "
                          "December 2026"));
}

TEST_F(AmendPages, PapersSentFromThenOnHaveTheCorrectionAndNotItsReason)
{
    amend({{"number", "1"}, {"body", "It was Tuesday"}, {"reason", "The school wrote"}});

    const auto preview = service.as("bs").get(meeting + "/papers?who=seat-police");

    ASSERT_EQ(preview.status(), 200) << preview.body();
    EXPECT_TRUE(preview.says("Correction 1")) << preview.body();
    EXPECT_FALSE(preview.says("The school wrote"));
}

}  // namespace
}  // namespace quorate::server
