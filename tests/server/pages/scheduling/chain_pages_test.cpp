#include "server/pages/scheduling/chain_pages.hpp"

#include "core/dates/date_text.hpp"
#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// The clock stands at Monday 23 November 2026, ten o'clock; the conference is due by the Thursday.
class ChainPages : public test::SchedulingPages {
protected:
    void SetUp() override { save_needs(); }

    // Tuesday; ten working days and three months later.
    static Fields three()
    {
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"conference", "2026-11-24T14:00,cc,room-1"},
                {"core_group", "2026-12-08T10:00,sw,room-1"},
                {"review", "2027-02-24T14:00,cc,room-1"},
                {"step", "book"}};
    }

    test::Answer post(const Fields& fields)
    {
        return service.as("bs").post("/meetings/new/chain", fields);
    }

    // The address of the conference.
    std::string booked()
    {
        const auto answer = post(three());
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    // The form of the page, as it was opened, for another day.
    static Fields moved_to(const std::string& date, const std::string& time = "14:00")
    {
        return {{"date", date},
                {"time", time},
                {"duration_minutes", "120"},
                {"chair", "cc"},
                {"mode", "in_person"},
                {"room", "room-1"},
                {"reason", "The chair is on leave"},
                {"version", "1"},
                {"step", "save"}};
    }

    // Where the meeting page leads to another of the chain.
    std::string other_url(const std::string& conference, const std::string& name)
    {
        const auto page = service.as("bs").get(conference);
        const auto end = page.body().find("\">" + name);
        if (end == std::string::npos) return {};
        const auto start = page.body().rfind("href=\"", end) + 6;
        return page.body().substr(start, end - start);
    }

    static std::vector<std::string> conferences_on(const test::Answer& page)
    {
        static const std::regex radio{R"re(name="conference" type="radio" value="([^"]+)")re"};
        std::vector<std::string> values;
        for (std::sregex_iterator hit{page.body().begin(), page.body().end(), radio}, end;
             hit != end;
             ++hit)
            values.push_back((*hit)[1]);
        return values;
    }

    const std::string url = "/meetings/new/chain?family=case-1&type=initial_cp_conference";
};

TEST_F(ChainPages, TheTimesOfAnInitialConferenceLeadToAllThree)
{
    EXPECT_TRUE(times().says("Book the core group and the first review with it"));
    EXPECT_FALSE(service.as("bs")
                     .get("/meetings/new/time?family=case-1&type=core_group")
                     .says("Book the core group and the first review with it"));
}

TEST_F(ChainPages, EachMeetingHasItsLastDayItsWorkingAndItsTimes)
{
    const auto page = service.as("bs").get(url);

    ASSERT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Book the conference, the core group and the review together",
                              "Last day Thursday 26 November 2026.",
                              "if the conference is on ",
                              "How we worked this out",
                              "name=\"conference\" type=\"radio\"",
                              "name=\"core_group\" type=\"radio\"",
                              "name=\"review\" type=\"radio\"",
                              "Chair: Name of cc.",
                              "What is sent when you book",
                              "The initial conference: ",
                              "Book all three",
                              "Book only the conference"})
        EXPECT_TRUE(page.says(words)) << words;
}

TEST_F(ChainPages, AnotherConferenceIsWorkedOutAgainWithWhatWasChosen)
{
    const auto offered = conferences_on(service.as("bs").get(url));
    ASSERT_GT(offered.size(), 1u);
    Fields again = with(three(), "conference", offered.back());
    again = with(again, "step", "again");
    const auto answer = post(again);

    EXPECT_EQ(answer.status(), 303);
    const auto page = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(page.says("value=\"" + offered.back() + "\" checked"));
    const auto on = core::parse_date(offered.back().substr(0, 10)).value();
    EXPECT_TRUE(page.says("if the conference is on " + core::long_date(on) + " and makes a plan"));
    // No holiday is near: ten working days are two weeks.
    EXPECT_TRUE(page.says("Last day " + core::long_date(on + std::chrono::days{14})));
}

TEST_F(ChainPages, AllThreeAreBookedAndEachLeadsToTheOthers)
{
    const std::string conference = booked();

    const auto page = service.as("bs").get(conference);
    EXPECT_TRUE(page.says("Booked together with"));
    EXPECT_TRUE(
        page.says("Last day Tuesday 8 December 2026, if the conference on Tue 24 Nov makes "
                  "a plan"));
    const auto group = service.as("bs").get(other_url(conference, "The first core group"));
    EXPECT_EQ(group.status(), 200);
    EXPECT_TRUE(group.says("The initial conference"));
    EXPECT_TRUE(group.says("The last day of this meeting is Tuesday 8 December 2026"));
}

TEST_F(ChainPages, ATimeThatIsLateIsSaidAtItsMeetingAndNothingIsBooked)
{
    const auto answer =
        post(with(three(), "core_group", std::string{"2026-12-09T10:00,sw,room-1"}));

    EXPECT_EQ(answer.status(), 422) << answer.status();
    EXPECT_TRUE(answer.says("Nothing was booked."));
    EXPECT_TRUE(answer.says("This is 1 working day after the last day, Tuesday 8 December 2026"));
    EXPECT_TRUE(answer.says("href=\"#core_group\""));
    EXPECT_FALSE(times().says("It is already booked for"));
}

TEST_F(ChainPages, AConferenceAfterItsLastDayIsBookedWithANameAndAReason)
{
    const std::string late_url = url + "&from=after_last_day";
    EXPECT_TRUE(service.as("bs").get(url).says("Book the conference after its last day"));
    EXPECT_FALSE(service.as("bs").get(url).says("name=\"late_authoriser\""));
    EXPECT_TRUE(times("&from=after_last_day").says("Book the core group and the first review"));

    const auto page = service.as("bs").get(late_url);
    ASSERT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("The conference is after its last day."));
    EXPECT_TRUE(page.says("Who allowed a day after the last day?"));
    EXPECT_TRUE(page.says("Only times of the conference up to its last day"));
    EXPECT_EQ(page.field("from"), "after_last_day");

    // Friday 27 November is a day late; the others count from it.
    Fields late = with(three(), "conference", "2026-11-27T14:00,cc,room-1");
    late = with(with(late, "core_group", "2026-12-11T10:00,sw,room-1"), "from", "after_last_day");
    late = with(
        with(late, "review", "2027-02-26T14:00,cc,room-1"), "late_reason", "Her solicitor is away");
    const auto refused = post(late);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("href=\"#late_authoriser\""));
    EXPECT_TRUE(refused.says("id=\"late_authoriser\""));
    EXPECT_TRUE(refused.says("Her solicitor is away"));

    late = with(with(late, "late_authoriser", "tm"), "late_reason_code", "family_unavailable");
    const auto saved = post(late);
    ASSERT_EQ(saved.status(), 303) << saved.body();
    const std::string location = saved.header("Location");
    EXPECT_TRUE(service.as("bs")
                    .get(location.substr(0, location.find('?')))
                    .says("Friday 27 November 2026"));
    EXPECT_TRUE(service.as("bs")
                    .get(location.substr(0, location.find('?')))
                    .says("Her solicitor is away. Allowed by Name of tm."));
}

TEST_F(ChainPages, OfAConferenceWhoseLastDayHasPassedOfferLaterTimes)
{
    service.clock().advance(std::chrono::days{4});
    EXPECT_TRUE(service.as("bs").get(url).says("Book the conference after its last day"));
    const auto late = service.as("bs").get(url + "&from=after_last_day");
    EXPECT_FALSE(conferences_on(late).empty());
    EXPECT_FALSE(late.says("Only times of the conference up to its last day"));
    EXPECT_TRUE(late.says("after the last day"));
    EXPECT_FALSE(std::regex_search(late.body(),
                                   std::regex{"Day [0-9]+ of [0-9]+, [0-9]+ working"
                                              " days? after"}));
    EXPECT_FALSE(times("&from=after_last_day").says("Only times up to the last day"));
}

TEST_F(ChainPages, WhatOneNeedsIsChangedFromTheFormAndLeadsBackWithWhatWasChosen)
{
    Fields form = with(three(), "step", "needs.review");
    form = with(with(form, "late_authoriser", "tm"), "late_reason", "Written about the family");
    const auto there = post(form);
    ASSERT_EQ(there.status(), 303);
    EXPECT_EQ(there.header("Location").find("Written"), std::string::npos);

    const auto page = service.as("bs").get(there.header("Location"));
    ASSERT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Back to the three meetings"));
    // As the conference has it, which the review would be booked with.
    EXPECT_EQ(page.field("duration_minutes"), "120");
    EXPECT_EQ(page.field("family_minutes_before"), "30");
    EXPECT_EQ(page.field("chain.core_group"), "2026-12-08T10:00,sw,room-1");

    Fields saved = with(with(needs(), "type", "review_cp_conference"), "duration_minutes", "90");
    for (const char* name :
         {"chain.type", "chain.from", "chain.conference", "chain.core_group", "chain.review"})
        saved.emplace_back(name, page.field(name));
    saved.emplace_back("chain.late_authoriser", "tm");
    const auto back = service.as("bs").post("/meetings/new/needs", saved);
    ASSERT_EQ(back.status(), 303) << back.body();
    const std::string location = back.header("Location");
    EXPECT_TRUE(location.starts_with("/meetings/new/chain?")) << location;
    EXPECT_NE(location.find("late_authoriser=tm"), std::string::npos) << location;
    const auto again = service.as("bs").get(location);
    EXPECT_TRUE(again.says("value=\"2026-12-08T10:00,sw,room-2\" checked")) << again.body();
    EXPECT_TRUE(again.says("Your time is kept, but in another room: ")) << again.body();
}

TEST_F(ChainPages, AnAddressToComeBackToIsNeverTakenFromOutside)
{
    const auto page = service.as("bs").get(
        "/meetings/new/needs?family=case-1&type=review_cp_conference&chain.type=//evil.example");
    EXPECT_EQ(page.status(), 200);
    EXPECT_FALSE(page.says("evil.example"));
    EXPECT_TRUE(page.says("Back to times"));
}

TEST_F(ChainPages, PeopleTakenOverFromTheConferenceAreSaidToBe)
{
    const auto page = service.as("bs").get(url);
    EXPECT_TRUE(
        page.says("Nobody has said yet what it needs, so its people and place are those of "
                  "the conference."));
}

TEST_F(ChainPages, ThoseWhoMustNotMeetAreNamedBeforeAnythingIsBooked)
{
    test::run(service.app().pool,
              "insert into must_not_meet (id, authority_id, case_id, one_id, "
              "other_id, reason, noted_by, noted_at) values ('pair-1', 'authority-1', "
              "'case-1', 'father-1', 'mother-1', 'An order of the court', 'sw', 0)");
    Fields both = with(needs(), "need.member:father-1", "optional");
    both = with(with(both, "version", "1"), "confirm_meet", "yes");
    save_needs(both);

    const auto page = service.as("bs").get(url);

    EXPECT_TRUE(page.says("must not meet, and have no separate parts of the initial conference"))
        << page.body();
    EXPECT_TRUE(page.says("Say who comes for which part"));
}

TEST_F(ChainPages, AMeetingWithoutATimeIsAskedFor)
{
    const auto answer = post(with(three(), "review", ""));
    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("Choose a time for the first review conference"));
}

TEST_F(ChainPages, ALostRaceNamesTheMeetingAndOffersWhatIsFreeNow)
{
    booked();
    auto second = three();
    second.emplace_back("confirm_duplicate", "yes");
    const auto answer = post(second);

    EXPECT_EQ(answer.status(), 409);
    EXPECT_TRUE(answer.says("A time has just been taken."));
    EXPECT_TRUE(answer.says("The first review conference: "));
}

TEST_F(ChainPages, MovingTheConferenceShowsWhatItDoesBeforeItIsSaved)
{
    const std::string conference = booked();
    const auto page = service.as("bs").post(conference + "/move", moved_to("25/11/2026"));

    EXPECT_TRUE(page.says("What this does to the other meetings"));
    EXPECT_TRUE(
        page.says("The first core group can stay on Tuesday 8 December 2026: its new last "
                  "day is Wednesday 9 December 2026, 1 working day to spare."));
    EXPECT_TRUE(page.says("Last days that move with it"));
    EXPECT_TRUE(page.says("Nothing is saved yet."));
    EXPECT_TRUE(service.as("bs").get(conference).says("Tuesday 24 November 2026"));

    const auto saved = service.as("bs").post(conference + "/move/chain", moved_to("25/11/2026"));
    EXPECT_EQ(saved.status(), 303) << saved.body();
    EXPECT_TRUE(service.as("bs").get(conference).says("Wednesday 25 November 2026"));
}

TEST_F(ChainPages, ATimeThatLeavesLittleNoticeSaysSo)
{
    // Of the days up to Thursday, Tuesday and Wednesday leave less than two between.
    EXPECT_TRUE(service.as("bs").get(url).says("Less than two working days of notice."));
    EXPECT_TRUE(times().says("Less than two working days of notice"));
}

TEST_F(ChainPages, TheFormThatMovesOneOfThemSaysWithWhatItWasBooked)
{
    const std::string conference = booked();
    const std::string words =
        "This meeting was booked with the first core group and the first review conference: you "
        "will see what the new time does to them before anything is saved.";
    for (const char* part : {"/move", "/move/times"})
        EXPECT_TRUE(service.as("bs").get(conference + part).says(words)) << part;
    EXPECT_TRUE(service.as("bs").get(conference + "/move").says(">Continue<"));
    // Also of what stays on its day.
    const auto page = service.as("bs").post(conference + "/move", moved_to("24/11/2026", "15:00"));
    EXPECT_TRUE(page.says("Nothing is saved yet.")) << page.body();
    EXPECT_FALSE(page.says("Last days that move with it"));

    const auto group =
        service.as("bs").get(other_url(conference, "The first core group") + "/move");
    EXPECT_TRUE(
        group.says("This meeting was booked with the initial conference and the first review "
                   "conference. They stay as they are."));
    EXPECT_TRUE(group.says("Save and send updates"));
}

TEST_F(ChainPages, TheInterpreterWhomTheConferenceNeedsIsMissedAtTheOthersToo)
{
    save_needs(with(with(needs(), "interpreter", "Polish"), "version", "1"));

    const auto page = service.as("bs").get(other_url(booked(), "The first core group"));

    EXPECT_TRUE(page.says("An interpreter for Polish is needed")) << page.body();
}

TEST_F(ChainPages, OneThatNoLongerFitsWantsANewTimeOrAWordThatItStays)
{
    const std::string conference = booked();
    // In the afternoon of the day on which the core group is.
    auto form = moved_to("8/12/2026");
    for (const auto& field : Fields{{"late_authoriser", "tm"},
                                    {"late_reason_code", "family_unavailable"},
                                    {"late_reason", "The family asked for a later day"}})
        form.push_back(field);
    const auto page = service.as("bs").post(conference + "/move", form);
    EXPECT_TRUE(
        page.says("The first core group would be on the day of the conference: choose a "
                  "new time."));
    EXPECT_TRUE(page.says("name=\"core_group\" type=\"radio\""));
    EXPECT_TRUE(page.says("value=\"stays\""));
    EXPECT_EQ(page.field("core_group_version"), "1");

    const auto unsaid = service.as("bs").post(conference + "/move/chain", form);
    EXPECT_EQ(unsaid.status(), 422);
    EXPECT_TRUE(unsaid.says("Choose a new time for the first core group"));
    EXPECT_TRUE(service.as("bs").get(conference).says("Tuesday 24 November 2026"));

    form.emplace_back("core_group", "2026-12-21T10:00,sw,room-1");
    form.emplace_back("core_group_version", "1");
    const auto saved = service.as("bs").post(conference + "/move/chain", form);
    EXPECT_EQ(saved.status(), 303) << saved.body();
    EXPECT_TRUE(service.as("bs").get(conference).says("Mon 21 Dec"));
}

TEST_F(ChainPages, ACoreGroupThatIsBeforeItsConferenceIsWarnedOfOnBothPages)
{
    const std::string conference = booked();
    const std::string group = other_url(conference, "The first core group");
    EXPECT_FALSE(service.as("bs").get(conference).says("is before its conference"));
    auto form = moved_to("9/12/2026");
    for (const auto& field : Fields{{"late_authoriser", "tm"},
                                    {"late_reason_code", "family_unavailable"},
                                    {"late_reason", "The family asked for a later day"},
                                    {"core_group", "stays"},
                                    {"core_group_version", "1"}})
        form.push_back(field);
    const auto saved = service.as("bs").post(conference + "/move/chain", form);
    ASSERT_EQ(saved.status(), 303) << saved.body();

    for (const std::string& page : {conference, group})
        EXPECT_TRUE(
            service.as("bs").get(page).says("The first core group is before its conference."))
            << page;
    EXPECT_TRUE(service.as("bs").get(conference).says("It is before its conference: move it."));
}

TEST_F(ChainPages, AConferenceThatIsBookedSaysSo)
{
    booked();
    EXPECT_TRUE(service.as("bs").get(url).says("It is already booked for "));
}

TEST_F(ChainPages, TheLastDayIsSaidAlsoWhenNoTimeCanBeFound)
{
    // Nobody who chairs is left.
    test::run(service.app().pool, "update staff_user set active = 0 where role = 'CC'");
    const auto page = service.as("bs").get(url);

    EXPECT_TRUE(page.says("Last day Thursday 26 November 2026."));
    EXPECT_TRUE(page.says("Its last day depends on the day of the conference."));
    EXPECT_FALSE(page.says("No rule sets a last day for it."));
}

TEST_F(ChainPages, AnotherThatWouldMissItsLastDayIsAskedAboutAlone)
{
    const std::string group = other_url(booked(), "The first core group");
    EXPECT_TRUE(service.as("bs")
                    .get(group + "/move")
                    .says("Its last day is Tuesday 8 December 2026, if the conference on Tuesday "
                          "24 November 2026 "
                          "makes a plan."));
    auto form = with(moved_to("9/12/2026", "10:00"), "chair", "sw");
    form = with(form, "duration_minutes", "60");
    const auto page = service.as("bs").post(group + "/move", form);

    EXPECT_TRUE(page.says("This is after its last day"));
    EXPECT_FALSE(page.says("Last days that move with it"));
    const auto saved = service.as("bs").post(group + "/move/chain", form);
    EXPECT_EQ(saved.status(), 303) << saved.body();
}

TEST_F(ChainPages, AnotherThatWouldBeBeforeTheConferenceIsAskedAboutAlone)
{
    const std::string group = other_url(booked(), "The first core group");
    auto form = with(moved_to("24/11/2026", "10:00"), "chair", "sw");
    form = with(form, "duration_minutes", "60");
    const auto page = service.as("bs").post(group + "/move", form);

    EXPECT_TRUE(page.says("This does not fit the other meetings")) << page.body();
    EXPECT_TRUE(page.says("This would be on the day of the initial conference."));
    const auto saved = service.as("bs").post(group + "/move/chain", form);
    EXPECT_EQ(saved.status(), 303) << saved.body();
}

TEST_F(ChainPages, CancellingTheConferenceAsksAboutTheOthers)
{
    const std::string conference = booked();
    const std::string group = other_url(conference, "The first core group");
    const std::string review = other_url(conference, "The first review conference");
    const auto page = service.as("bs").get(conference + "/cancel");
    EXPECT_TRUE(page.says("Cancel these too? They were booked with it"));
    EXPECT_TRUE(page.says("value=\"core_group.1\" checked"));
    EXPECT_TRUE(page.says("value=\"review.1\" checked"));
    EXPECT_FALSE(service.as("bs").get(group + "/cancel").says("Cancel these too?"));

    const auto unreasoned = service.as("bs").post(
        conference + "/cancel", {{"reason", ""}, {"version", "1"}, {"also", "core_group.1"}});
    EXPECT_TRUE(unreasoned.says("value=\"core_group.1\" checked"));

    const auto answer = service.as("bs").post(conference + "/cancel",
                                              {{"reason", "The family has moved away for good"},
                                               {"version", "1"},
                                               {"also", "core_group.1"}});
    EXPECT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(service.as("bs").get(group).says("Cancelled"));
    EXPECT_FALSE(service.as("bs").get(review).says("Why it was cancelled"));
}

TEST_F(ChainPages, AreForThoseWhoBook)
{
    EXPECT_EQ(service.as("ad").get(url).status(), 403);
    EXPECT_EQ(service.as("bs").get("/meetings/new/chain?type=party").status(), 303);
}

}  // namespace
}  // namespace quorate::server
