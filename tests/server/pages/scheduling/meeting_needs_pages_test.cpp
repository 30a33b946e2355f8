#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

class MeetingNeedsPages : public test::SchedulingPages {
protected:
    test::Answer form()
    {
        return service.as("bs").get("/meetings/new/needs?family=case-1&type=initial_cp_conference");
    }

    test::Answer post(const Fields& fields)
    {
        return service.as("bs").post("/meetings/new/needs", fields);
    }

    // Whether what is folded away under these words is open.
    static bool is_open(const test::Answer& page, const std::string& words)
    {
        const auto summary = page.body().find(words);
        EXPECT_NE(summary, std::string::npos) << words;
        const auto begin = page.body().rfind("<details", summary);
        return page.body().substr(begin, page.body().find('>', begin) - begin).ends_with(" open");
    }
};

TEST_F(MeetingNeedsPages, BeginsWithWhatIsUsual)
{
    const auto page = form();

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("What the initial child protection conference needs"));
    EXPECT_EQ(page.field("duration_minutes"), "120");
    EXPECT_EQ(page.field("family_minutes_before"), "30");
    EXPECT_EQ(page.field("debrief_minutes_after"), "15");
    EXPECT_EQ(page.field("version"), "0");
    for (const char* words : {"Noor Stubb", "Any who may chair", "Hearing loop"})
        EXPECT_TRUE(page.says(words)) << words;
}

TEST_F(MeetingNeedsPages, WhatIsSavedIsLookedForAndShownAgain)
{
    auto fields = with(needs(), "preferred", "morning");
    fields.insert(fields.end(),
                  {{"unwanted.0.day", "tuesday"},
                   {"unwanted.0.from", "08:30"},
                   {"unwanted.0.until", "09:30"},
                   {"unwanted.0.name", "school run"},
                   {"unwanted.1.day", ""},
                   {"unwanted.1.from", ""},
                   {"unwanted.1.until", ""},
                   {"unwanted.1.name", ""}});
    const auto saved = post(fields);
    ASSERT_EQ(saved.status(), 303) << saved.body();

    const auto times = service.as("bs").get(saved.header("Location"));
    EXPECT_TRUE(times.says("Saved."));
    EXPECT_FALSE(times.says("These times fit"));
    EXPECT_TRUE(times.says("If it can be, not Tuesdays, 08:30 to 09:30 (school run)"));
    EXPECT_TRUE(times.says("In the morning, if it can be"));

    const auto again = form();
    EXPECT_EQ(again.field("version"), "1");
    EXPECT_EQ(again.field("unwanted.0.from"), "08:30");
    EXPECT_EQ(again.field("unwanted.0.name"), "school run");
    EXPECT_EQ(again.field("unwanted.1.from"), "");
}

TEST_F(MeetingNeedsPages, OneRowStandsForMondayToFriday)
{
    auto fields = needs();
    fields.insert(fields.end(),
                  {{"unwanted.0.day", "weekdays"},
                   {"unwanted.0.from", "08:30"},
                   {"unwanted.0.until", "09:30"},
                   {"unwanted.0.name", "school run"},
                   {"unwanted.1.day", "monday"},
                   {"unwanted.1.from", "half three"},
                   {"unwanted.1.until", "16:00"},
                   {"unwanted.1.name", ""}});
    const auto wrong = post(fields);
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("<a href=\"#unwanted.1.from\">"));
    EXPECT_TRUE(wrong.says("<option value=\"weekdays\" selected>"));

    save_needs(with(fields, "unwanted.1.from", "15:30"));

    EXPECT_TRUE(times().says("If it can be, not on weekdays, 08:30 to 09:30 (school run)"));
    const auto again = form();
    EXPECT_TRUE(again.says("<option value=\"weekdays\" selected>Monday to Friday"));
    EXPECT_EQ(again.field("unwanted.0.from"), "08:30");
    EXPECT_EQ(again.field("unwanted.1.from"), "15:30");
    EXPECT_EQ(again.field("unwanted.2.from"), "");
}

TEST_F(MeetingNeedsPages, FoldAwayWhatIsSeldomAskedForUntilItHoldsSomething)
{
    const auto usual = form();
    for (const char* words : {"Interpreter and advocate",
                              "The place, and what the room has",
                              "Times of the day and week"})
        EXPECT_FALSE(is_open(usual, words)) << words;
    EXPECT_TRUE(is_open(usual, "The chair’s time before and after"));

    auto fields = with(with(needs(), "family_minutes_before", "0"), "debrief_minutes_after", "0");
    save_needs(with(with(with(fields, "preferred", "morning"), "features", "parking"),
                    "interpreter",
                    "Polish"));
    const auto said = form();
    for (const char* words : {"Interpreter and advocate",
                              "The place, and what the room has",
                              "Times of the day and week"})
        EXPECT_TRUE(is_open(said, words)) << words;
    EXPECT_FALSE(is_open(said, "The chair’s time before and after"));
    // An interpreter is missing, and would be among them.
    EXPECT_TRUE(is_open(said, "Other people who can be asked"));
    EXPECT_TRUE(said.says("id=\"other-people\""));

    const auto wrong =
        post(with(with(fields, "version", "1"), "interpreter", std::string(101, 'x')));
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(is_open(wrong, "Interpreter and advocate"));
    EXPECT_EQ(wrong.field("interpreter"), std::string(101, 'x'));
}

TEST_F(MeetingNeedsPages, PutThoseWhoAreAskedAndTheFamilyBeforeEverybodyElse)
{
    save_needs();
    const auto page = form();
    const auto place = [&](const std::string& holder) {
        return page.body().find("name=\"need." + holder + "\"");
    };
    const auto others = page.body().find("Other people who can be asked (");

    ASSERT_NE(others, std::string::npos);
    EXPECT_LT(place("contact:contact-police"), others);
    EXPECT_LT(place("member:father-1"), others);
    EXPECT_GT(place("contact:contact-gp"), others);
    ASSERT_NE(place("contact:contact-gp"), std::string::npos);

    auto fields = with(needs(), "step", "find");
    fields.emplace_back("find", "specimen");
    EXPECT_TRUE(is_open(post(fields), "Other people who can be asked (1)"));
}

TEST_F(MeetingNeedsPages, SayPlainlyThatAnInterpreterOrAdvocateIsMissing)
{
    auto fields = with(needs(), "interpreter", "Polish");
    fields.emplace_back("advocates", "parent");
    save_needs(fields);
    const std::string interpreter =
        "An interpreter for Polish is needed. No interpreter is asked yet.";

    const auto page = form();
    EXPECT_TRUE(page.says(interpreter));
    EXPECT_TRUE(page.says("An advocate for a parent is needed. No advocate is asked yet."));
    EXPECT_TRUE(page.says("value=\"parent\" checked"));

    const auto offered = times();
    EXPECT_TRUE(offered.says(interpreter));
    EXPECT_TRUE(offered.says("The directory knows of none."));
    EXPECT_TRUE(offered.says("Interpreter: Polish"));
    EXPECT_TRUE(offered.says("Advocate for a parent"));
    const auto slots = slots_on(offered);
    ASSERT_FALSE(slots.empty());
    const auto answer = hold(slots.front());
    ASSERT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(service.as("bs").get(answer.header("Location")).says(interpreter));
}

TEST_F(MeetingNeedsPages, SayNothingOnceAnInterpreterIsAskedWhoThenHasToBeThere)
{
    test::run(service.app().pool,
              "update contact set job_title = 'Interpreter' where id = 'contact-gp'");
    auto fields = with(needs(), "interpreter", "Polish");
    fields.emplace_back("need.contact:contact-gp", "quorum");
    save_needs(fields);

    EXPECT_FALSE(times().says("No interpreter is asked yet"));
    const auto page = form();
    const auto row = page.body().find("name=\"need.contact:contact-gp\"");
    ASSERT_NE(row, std::string::npos);
    const std::string list = page.body().substr(row, page.body().find("</select>", row) - row);
    EXPECT_NE(list.find("value=\"required\" selected"), std::string::npos) << list;
}

TEST_F(MeetingNeedsPages, AskForNoAdvocateWhereTheFamilyDoNotCome)
{
    const auto page =
        service.as("bs").get("/meetings/new/needs?family=case-1&type=strategy_discussion");
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Languages that an interpreter is needed for"));
    EXPECT_FALSE(page.says("Is an advocate needed?"));
}

TEST_F(MeetingNeedsPages, TheChildrenOfTheAddressAreKeptAndStored)
{
    const auto page = service.as("bs").get(
        "/meetings/new/needs?family=case-1&type=initial_cp_conference&child=child-2");
    EXPECT_TRUE(page.says("initial child protection conference needs"));
    EXPECT_TRUE(page.says("EX-2041 Testwood, 1 child"));
    EXPECT_EQ(page.field("child"), "child-2");

    auto fields = needs();
    std::erase_if(fields, [](const auto& field) { return field.second == "child-1"; });
    fields.emplace_back("child", "child-2");
    const auto saved = post(fields);
    ASSERT_EQ(saved.status(), 303) << saved.body();
    EXPECT_NE(saved.header("Location").find("child=child-2"), std::string::npos);
    EXPECT_TRUE(times().says("EX-2041 Testwood, 1 child"));
}

TEST_F(MeetingNeedsPages, WhatIsWrongIsSaidAtTheFieldAndNothingIsLost)
{
    auto fields = with(needs(), "duration_minutes", "two hours");
    fields = with(fields, "unwanted.0.day", "");
    fields = with(fields, "unwanted.0.from", "half eight");
    fields = with(fields, "unwanted.0.until", "");
    fields = with(fields, "unwanted.0.name", "clinic");
    const auto page = post(fields);

    EXPECT_EQ(page.status(), 422);
    EXPECT_EQ(page.field("duration_minutes"), "two hours");
    EXPECT_EQ(page.field("unwanted.0.from"), "half eight");
    EXPECT_TRUE(page.says("<a href=\"#duration_minutes\">"));
    EXPECT_TRUE(page.says("<a href=\"#unwanted.0.day\">Choose a day of the week</a>"));
    EXPECT_TRUE(page.says("<option value=\"quorum\" selected>"));
}

TEST_F(MeetingNeedsPages, PeopleWhoCouldNotMakeQuorumAreAskedAbout)
{
    auto fields = with(needs(), "need.contact:contact-police", "");
    fields = with(fields, "need.contact:contact-nurse", "");
    const auto asked = post(fields);

    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("These people could not make quorum"));
    EXPECT_EQ(post(with(fields, "confirm_quorum", "yes")).status(), 303);
}

TEST_F(MeetingNeedsPages, PeopleAreFoundByNameWithoutLosingTheRest)
{
    const auto page = post(with(with(needs(), "step", "find"), "find", "stubb"));

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Noor Stubb"));
    EXPECT_FALSE(page.says("Sol Specimen"));
    EXPECT_EQ(page.field("duration_minutes"), "120");
}

TEST_F(MeetingNeedsPages, WhatAColleagueSavedMeanwhileIsNotOverwritten)
{
    save_needs();
    const auto page = post(with(needs(), "duration_minutes", "90"));

    EXPECT_EQ(page.status(), 412);
    EXPECT_TRUE(page.says("Someone else changed what this meeting needs"));
    EXPECT_EQ(page.field("duration_minutes"), "90");
    EXPECT_EQ(page.field("version"), "1");
}

TEST_F(MeetingNeedsPages, AnOfferedChangeIsMadeWithOneButton)
{
    save_needs(with(needs(), "features", "baby_changing"));
    const auto page = times();
    EXPECT_TRUE(page.says("Nothing fits up to the last day")) << page.body();
    EXPECT_TRUE(page.says("The smallest change that makes one"));
    EXPECT_TRUE(page.says("In a room without baby changing"));
    EXPECT_TRUE(page.says("name=\"change\" value=\"without_feature\""));

    const auto changed = post({{"family", "case-1"},
                               {"type", "initial_cp_conference"},
                               {"step", "change"},
                               {"change", "without_feature"},
                               {"feature", "baby_changing"},
                               {"version", "1"}});
    ASSERT_EQ(changed.status(), 303) << changed.body();
    EXPECT_EQ(slots_on(times()).size(), 5U);
    EXPECT_EQ(form().field("version"), "2");
}

TEST_F(MeetingNeedsPages, AnUnknownChangeChangesNothing)
{
    save_needs();
    const auto answer = post({{"family", "case-1"},
                              {"type", "initial_cp_conference"},
                              {"step", "change"},
                              {"change", "magic"}});
    EXPECT_EQ(answer.status(), 303);
    EXPECT_EQ(form().field("version"), "1");
}

}  // namespace
}  // namespace quorate::server
