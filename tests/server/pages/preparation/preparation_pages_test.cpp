#include <gtest/gtest.h>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

constexpr const char* words = "I want to stay at my school";

class PreparationPages : public test::RecordService {
protected:
    PreparationPages() { service.clock().set(test::at("2026-11-20T10:00")); }

    const std::string page = meeting + "/preparation";

    test::Answer settle(const std::string& who,
                        const std::string& person,
                        const std::string& point,
                        const Fields& fields)
    {
        return by(who, "/preparation/settle?who=" + person + "&point=" + point, fields);
    }

    test::Answer say(const std::string& person, const Fields& more = {})
    {
        Fields fields{{"way", "told"}, {"given_on", "19/11/2026"}, {"text", words}};
        fields.insert(fields.end(), more.begin(), more.end());
        return by("sw", "/preparation/views?who=" + person, fields);
    }

    // The first address on the page that begins so.
    std::string address(const std::string& who, const std::string& attribute)
    {
        const auto shown = service.as(who).get(page);
        const auto at = shown.body().find(attribute);
        if (at == std::string::npos) return {};
        const auto from = at + attribute.find('"') + 1;
        return shown.body().substr(from, shown.body().find('"', from) - from);
    }
};

TEST_F(PreparationPages, ShowWhatIsMissingForEachPerson)
{
    const auto shown = service.as("sw").get(page);

    ASSERT_EQ(shown.status(), 200) << shown.body();
    EXPECT_TRUE(shown.says("Rowan, 8"));
    EXPECT_TRUE(shown.says("whether an advocate was offered"));
    EXPECT_TRUE(shown.says("Once the meeting has begun"));
    EXPECT_EQ(service.as("am").get(page).status(), 403);
    EXPECT_EQ(service.as("sw").get("/meetings/none/preparation").status(), 404);
}

TEST_F(PreparationPages, PutWhatIsMissingOnTheMeetingsPage)
{
    const auto shown = service.as("sw").get(meeting);

    EXPECT_TRUE(shown.says("To settle before the meeting"));
    EXPECT_TRUE(shown.says("Rowan: whether they were seen"));
}

TEST_F(PreparationPages, RecordAPointAndKeepWhatWasTypedWhenItIsWrong)
{
    const Fields late{{"number", "0"}, {"answer", "advocate_declined"}, {"day", "19/11/2026"}};
    const auto wrong = settle("sw", "child:child-1", "advocate", late);
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_TRUE(wrong.says("Say why"));
    EXPECT_TRUE(wrong.says("19/11/2026"));

    Fields whole = late;
    whole.emplace_back("reason", "Rowan wants to speak alone");
    EXPECT_EQ(settle("sw", "child:child-1", "advocate", whole).status(), 303);
    const auto shown = service.as("sw").get(page);
    EXPECT_TRUE(shown.says("Offered, and declined"));
    EXPECT_TRUE(shown.says("Rowan wants to speak alone"));

    const auto second = settle("sw", "child:child-1", "advocate", whole);
    EXPECT_EQ(second.status(), 412);
    EXPECT_TRUE(second.says("Recorded meanwhile by"));
}

TEST_F(PreparationPages, OfferNoFormForWhatThereIsNot)
{
    auto sw = service.as("sw");
    for (const char* query : {"?who=child:none&point=seen",
                              "?who=member:mother-1&point=seen",
                              "?who=child:child-1&point=none",
                              ""})
        EXPECT_EQ(sw.get(page + "/settle" + query).status(), 404) << query;
    EXPECT_EQ(sw.get(page + "/views?who=child:none").status(), 404);
    EXPECT_EQ(sw.get(page + "/exclusions/none").status(), 404);
}

TEST_F(PreparationPages, AskATeamManagerToApprove)
{
    ASSERT_EQ(settle("sw",
                     "member:mother-1",
                     "interpreter",
                     {{"number", "0"},
                      {"answer", "interpreter_refused"},
                      {"reason", "She says that she wants none"}})
                  .status(),
              303);

    EXPECT_EQ(address("sw", "action=\"" + page + "/points/"), "");
    const std::string approve = address("tm", "action=\"" + page + "/points/");
    ASSERT_NE(approve, "");
    EXPECT_EQ(service.as("tm").post(approve, {}).status(), 303);
    EXPECT_TRUE(service.as("tm").get(page).says("Approved by"));
}

TEST_F(PreparationPages, PutTheChildrensWordsBeforeEverybodyElse)
{
    ASSERT_EQ(say("child:child-1").status(), 303);

    const auto shown = service.as("cc").get(meeting);
    ASSERT_TRUE(shown.says(words));
    EXPECT_LT(shown.body().find(words), shown.body().find("Professionals"));
    EXPECT_TRUE(shown.says("Not to be shown to the family."));
}

TEST_F(PreparationPages, PutTheWordsBeforeTheMinuteTaker)
{
    ASSERT_EQ(say("child:child-1").status(), 303);
    ASSERT_EQ(say("member:mother-1").status(), 303);
    by("bs", "/minutes/open", {});

    const auto childrens = service.as("bs").get(meeting + "/minutes?item=child_views");
    EXPECT_TRUE(childrens.says("Said before the meeting"));
    EXPECT_TRUE(childrens.says("Some of this is not to be shown to the family"));
    EXPECT_TRUE(childrens.says("Rowan. Told to somebody, who wrote it down"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/minutes?item=family").says(words));
    EXPECT_FALSE(service.as("bs").get(meeting + "/minutes?item=welcome").says(words));
}

TEST_F(PreparationPages, MarkWhatTheFamilyMayBeShown)
{
    ASSERT_EQ(say("child:child-1").status(), 303);
    const std::string mark = address("sw", "action=\"" + page + "/views/");
    ASSERT_NE(mark, "");

    EXPECT_EQ(service.as("sw").post(mark, {{"may_be_shown", "yes"}}).status(), 303);
    EXPECT_TRUE(service.as("sw").get(page).says("The family may be shown this."));
}

TEST_F(PreparationPages, LetTheChairDecideWhoIsKeptOut)
{
    const Fields asking{{"member", "father-1"},
                        {"ground", "violence"},
                        {"scope", "whole"},
                        {"asked_by", "Lee Fixture, police"},
                        {"evidence", "Threats on 12 November"}};
    ASSERT_EQ(by("sw", "/preparation/exclusions", asking).status(), 303);
    EXPECT_TRUE(service.as("cc").get(meeting).says("You are asked to keep somebody out"));
    EXPECT_EQ(address("sw", "href=\"" + page + "/exclusions/"), "");
    const std::string decide = address("cc", "href=\"" + page + "/exclusions/");
    ASSERT_NE(decide, "");
    EXPECT_TRUE(service.as("cc").get(decide).says("Threats on 12 November"));

    Fields decision{{"decision", "granted"},
                    {"reason", "Nobody could speak freely"},
                    {"scope", "whole"},
                    {"told", "By letter; he may write to me"}};
    EXPECT_EQ(service.as("cc").post(decide, decision).status(), 422);
    decision.emplace_back("until", "25/11/2026");
    EXPECT_EQ(service.as("cc").post(decide, decision).status(), 303);
    const auto shown = service.as("cc").get(page);
    EXPECT_TRUE(shown.says("Kept out until"));
    EXPECT_TRUE(shown.says("Must not be at this family’s meetings."));
}

TEST_F(PreparationPages, StrikeThroughWhatTheirWriterEnteredByMistake)
{
    ASSERT_EQ(say("child:child-1").status(), 303);
    const auto shown = service.as("sw").get(page);
    const auto end = shown.body().find("/mistake\"");
    ASSERT_NE(end, std::string::npos);
    const auto from = shown.body().rfind('"', end) + 1;
    const std::string url = shown.body().substr(from, end + 8 - from);
    EXPECT_FALSE(service.as("cc").get(page).says("/mistake\""));

    EXPECT_EQ(service.as("cc").post(url, {}).status(), 403);
    EXPECT_EQ(service.as("sw").post(url, {}).status(), 303);

    EXPECT_TRUE(service.as("sw").get(page).says("<del>" + std::string{words} + "</del>"));
    EXPECT_TRUE(service.as("sw").get(page).says("Entered by mistake: it counts for nothing."));
    EXPECT_FALSE(service.as("cc").get(meeting).says(words));
}

TEST_F(PreparationPages, SayWhoGetsNothingUntilTheChairRecordedHowTheyAreTold)
{
    test::run(service.app().pool,
              "insert into excluded_person (id, authority_id, case_id, family_member_id, reason, "
              "flagged_by, flagged_at) values ('x', 'authority-1', 'case-1', 'father-1', 'r', "
              "'sw', 0)");
    const char* alone = ", excluded: nothing goes to them.";
    const char* open = "Decide how they are told";

    EXPECT_TRUE(service.as("cc").get(meeting).says(alone));
    for (const char* where : {"/papers", "/letters"}) {
        EXPECT_TRUE(service.as("bs").get(meeting + where).says(alone)) << where;
        EXPECT_TRUE(service.as("bs").get(meeting + where).says(open)) << where;
    }

    by("sw",
       "/preparation/exclusions",
       {{"member", "father-1"},
        {"ground", "violence"},
        {"scope", "whole"},
        {"asked_by", "Lee Fixture, police"},
        {"evidence", "Threats on 12 November"}});
    const std::string decide = address("cc", "href=\"" + page + "/exclusions/");
    const auto decided = service.as("cc").post(decide,
                                               {{"decision", "granted"},
                                                {"reason", "Nobody could speak freely"},
                                                {"scope", "whole"},
                                                {"until", "25/11/2026"},
                                                {"told", "By letter; he may write to me"}});
    ASSERT_EQ(decided.status(), 303) << decided.body();

    EXPECT_FALSE(service.as("cc").get(meeting).says(alone));
    EXPECT_TRUE(service.as("bs").get(meeting + "/papers").says(alone));
    EXPECT_FALSE(service.as("bs").get(meeting + "/papers").says(open));
}

TEST_F(PreparationPages, AskHowEachChildTookPartOnceItHasBegun)
{
    service.clock().set(test::at("2026-11-25T12:30"));
    EXPECT_TRUE(service.as("sw").get(page).says("how they took part in the meeting"));
    const auto form = service.as("sw").get(page + "/settle?who=child:child-2&point=participation");
    EXPECT_TRUE(form.says("PN0: under 4 at the time"));
    EXPECT_FALSE(form.says("PN1"));

    const Fields young{{"number", "0"}, {"answer", "PN0"}};
    EXPECT_EQ(settle("sw", "child:child-2", "participation", young).status(), 303);
    EXPECT_EQ(settle("sw", "child:child-1", "participation", young).status(), 422);
}

}  // namespace
}  // namespace quorate::server
