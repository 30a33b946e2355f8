#include <boost/json.hpp>

#include <chrono>
#include <thread>

#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

// "cc" chairs a conference on Wednesday 25 November 2026 at ten in Room Elm; "cc-south" could as
// well. The clock stands on the Monday before.
class ChairAwayPages : public test::SchedulingPages {
protected:
    static constexpr const char* url = "/calendar/chair-away";

    ChairAwayPages()
    {
        test::run(service.app().pool,
                  "update staff_user set chairs_meetings = 1 where id = 'cc-south'");
        meeting_ = book("2026-11-25T10:00Z", "room-2");
    }

    std::string book(const char* starts_at, const char* room, const char* type = "lac_review")
    {
        boost::json::object body{{"case", "case-1"},
                                 {"type", type},
                                 {"children", boost::json::array{"child-1"}},
                                 {"starts_at", starts_at},
                                 {"duration_minutes", 60},
                                 {"mode", "in_person"},
                                 {"chair", "cc"},
                                 {"room", room},
                                 {"confirm_quorum", true}};
        body["invitees"] = boost::json::parse(R"([{"user":"sw"}])");
        const auto made =
            service.as("bs").post_json("/api/v1/meetings", boost::json::serialize(body));
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{boost::json::parse(made.body()).at("id").as_string()};
    }

    test::Answer start(Fields fields = asked(), const std::string& who = "bs")
    {
        return service.as(who).post(std::string{url} + "/start", fields);
    }

    static Fields asked()
    {
        return {{"chair", "cc"}, {"from", "25/11/2026"}, {"until", "26/11/2026"}};
    }

    test::Answer settled(const std::string& who = "bs")
    {
        for (int looks = 0; looks < 600; ++looks) {
            auto page = service.as(who).get(url);
            if (page.header("Refresh").empty()) return page;
            std::this_thread::sleep_for(50ms);
        }
        ADD_FAILURE() << "the replacements are never found";
        return service.as(who).get(url);
    }

    test::Answer proposed(Fields fields = asked())
    {
        const auto started = start(std::move(fields));
        EXPECT_EQ(started.status(), 303) << started.body();
        return settled();
    }

    test::Answer accept(const test::Answer& page, Fields fields)
    {
        fields.emplace_back("plan", page.field("plan"));
        fields.emplace_back("reason", "The chair is ill");
        return service.as("bs").post(std::string{url} + "/accept", fields);
    }

    std::string chair_of(const std::string& id)
    {
        const auto read = service.as("bs").get_json("/api/v1/meetings/" + id);
        return std::string{boost::json::parse(read.body()).at("chair").as_string()};
    }

    // "cc" alone chairs. The conference is on Tuesday, due by the Thursday.
    std::string booked_with_others(const char* core_group)
    {
        test::run(service.app().pool, "update staff_user set chairs_meetings = 0 where id <> 'cc'");
        save_needs();
        const std::string body =
            R"({"case":"case-1",
                "conference":{"starts_at":"2026-11-24T14:00Z","chair":"cc","room":"room-1"},
                "core_group":{"starts_at":")" +
            std::string{core_group} + R"(","chair":"sw","room":"room-1"},
                "review":{"starts_at":"2027-02-24T14:00Z","chair":"cc","room":"room-1"}})";
        const auto made = service.as("bs").post_json("/api/v1/chains", body);
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{
            boost::json::parse(made.body()).at("meetings").at(0).at("meeting").as_string()};
    }

    std::string meeting_;
};

TEST_F(ChairAwayPages, AnotherDayOfAConferenceShowsWhatItDoesToThoseBookedWithIt)
{
    booked_with_others("2026-12-08T10:00Z");
    // Wednesday is all that is left.
    const auto leave = service.as("bs").post(
        "/calendar/times/user/cc/busy",
        {{"date", "26/11/2026"}, {"until_date", "26/11/2026"}, {"kind", "leave"}});
    EXPECT_EQ(leave.status(), 303) << leave.body();
    const auto page = proposed({{"chair", "cc"}, {"from", "24/11/2026"}, {"until", "24/11/2026"}});

    for (const char* words :
         {"What the new day does",
          "The first core group can stay on Tuesday 8 December 2026: its new last day is ",
          "If the conference makes a plan, ",
          ", was ",
          "Less than two working days of notice: the last day leaves no more",
          "name=\"accept\" value=\"0\""})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("Decide about those booked with it"));
    // With so little notice nothing is ticked unasked.
    EXPECT_FALSE(page.says(" checked"));

    const auto accepted = accept(page, {{"accept", "0"}});
    EXPECT_EQ(accepted.status(), 303) << accepted.body();
}

TEST_F(ChairAwayPages, ADayThatBreaksTheChainCannotBeTickedAndLeadsToTheMove)
{
    const std::string conference = booked_with_others("2026-11-25T14:00Z");
    const auto page = proposed({{"chair", "cc"}, {"from", "24/11/2026"}, {"until", "24/11/2026"}});

    EXPECT_TRUE(page.says("1 meeting to decide yourself<"));
    EXPECT_TRUE(page.says(">Decide yourself<"));
    EXPECT_TRUE(page.says("reason=The")) << page.body();
    EXPECT_TRUE(page.says("choose a new time."));
    EXPECT_TRUE(page.says("Decide about those booked with it"));
    EXPECT_TRUE(page.says("/meetings/" + conference + "/move?date="));
    EXPECT_FALSE(page.says("name=\"accept\" value"));
}

TEST_F(ChairAwayPages, CalendarChairsAndQueueLeadThereForThoseWhoMayMoveMeetings)
{
    for (const char* page : {"/calendar", "/directory/chairs", "/needs-a-date"})
        EXPECT_TRUE(service.as("bs").get(page).says("href=\"/calendar/chair-away\"")) << page;
    EXPECT_FALSE(service.as("ad").get("/directory/chairs").says("/calendar/chair-away"));
    EXPECT_EQ(service.as("ad").get(url).status(), 403);

    const auto page = service.as("bs").get(url);
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Name of cc-south"));
    EXPECT_TRUE(page.says("Also mark these days as leave"));
    EXPECT_TRUE(page.says("At once, before any replacement is accepted"));
    EXPECT_FALSE(service.as("sw").get(url).says("Also mark these days as leave"));
}

TEST_F(ChairAwayPages, AChairIsOfferedToMarkTheirOwnLeaveAloneAndLosesNothingTyped)
{
    EXPECT_TRUE(service.as("cc").get(url).says("Only for yourself: at once"));

    const auto refused = start({{"chair", "cc-south"},
                                {"from", "25/11/2026"},
                                {"until", "26/11/2026"},
                                {"mark_leave", "yes"}},
                               "cc");

    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_TRUE(refused.says("You cannot mark these days as leave for them"));
    EXPECT_TRUE(refused.says("25/11/2026"));
}

TEST_F(ChairAwayPages, AReplacementIsShownAndTakenOnceItIsAccepted)
{
    const auto page = proposed();

    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Name of cc, Wed 25 Nov to Thu 26 Nov",
                              "Replacements for 1 meeting",
                              "Testwood",
                              "Now Wed 25 Nov, 10:00 to 11:00, Room Elm",
                              "Same time",
                              "Same room",
                              "Name of cc-south",
                              "These days are not marked as leave.",
                              "name=\"accept\" value=\"0\""})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_EQ(chair_of(meeting_), "cc");

    const auto accepted = accept(page, {{"accept", "0"}});

    EXPECT_EQ(accepted.status(), 303) << accepted.body();
    const auto after = service.as("bs").get(accepted.header("Location"));
    EXPECT_TRUE(after.says("Changed. Everyone whom it concerns is told."));
    EXPECT_FALSE(after.says("name=\"accept\""));
    EXPECT_TRUE(after.says("Every meeting is changed"));
    EXPECT_FALSE(after.says("Replacements for"));
    EXPECT_EQ(chair_of(meeting_), "cc-south");
}

TEST_F(ChairAwayPages, WhatIsWrongWithTheQuestionIsSaidAndWhatWasTypedIsKept)
{
    const auto page = start({{"chair", "cc"}, {"from", "soon"}, {"until", "24/11/2026"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("There is a problem"));
    EXPECT_TRUE(page.says("value=\"soon\""));
    EXPECT_TRUE(page.says("value=\"24/11/2026\""));
    EXPECT_TRUE(page.says("value=\"cc\" selected"));
    EXPECT_TRUE(start({{"chair", ""}, {"from", ""}, {"until", ""}}).says("Choose who is away"));
}

TEST_F(ChairAwayPages, SomethingHasToBeTickedAndAReasonGiven)
{
    const auto page = accept(proposed(), {});
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Tick the meetings that are to be changed"));

    const auto without =
        service.as("bs").post(std::string{url} + "/accept",
                              {{"plan", page.field("plan")}, {"accept", "0"}, {"reason", " "}});
    EXPECT_EQ(without.status(), 422);
    EXPECT_TRUE(without.says("Say why they are changed"));
    EXPECT_TRUE(without.says(" checked"));
}

TEST_F(ChairAwayPages, NothingIsChangedWhenOneOfThemHasChangedAndTheOtherCanBeTakenAgain)
{
    const std::string second = book("2026-11-26T14:00Z", "room-1", "legal_planning");
    const auto page = proposed();
    EXPECT_TRUE(page.says("Replacements for 2 meetings"));
    const auto read = service.as("bs").get_json("/api/v1/meetings/" + meeting_);
    const int version = static_cast<int>(boost::json::parse(read.body()).at("version").as_int64());
    ASSERT_EQ(service.as("bs")
                  .patch_json("/api/v1/meetings/" + meeting_, R"({"room":"room-1"})", version)
                  .status(),
              200);

    const auto refused = accept(page, {{"accept", "0"}, {"accept", "1"}});

    EXPECT_EQ(refused.status(), 412) << refused.body();
    EXPECT_TRUE(refused.says("Nothing was changed."));
    EXPECT_TRUE(refused.says("It has changed since this was planned"));
    EXPECT_EQ(chair_of(second), "cc");
    const bool is_first = refused.says("id=\"accept-0-error\"");
    EXPECT_EQ(accept(page, {{"accept", is_first ? "1" : "0"}}).status(), 303);
    EXPECT_NE(chair_of(second), "cc");
}

TEST_F(ChairAwayPages, WhatHasNoReplacementIsExplained)
{
    test::run(service.app().pool, "update staff_user set chairs_meetings = 0 where id <> 'cc'");

    const auto page = proposed({{"chair", "cc"}, {"from", "23/11/2026"}, {"until", "1/11/2027"}});

    EXPECT_TRUE(page.says("There is no replacement in time"));
    EXPECT_TRUE(page.says("Nothing fits in time"));
    EXPECT_TRUE(page.says("No chair is free"));
    EXPECT_TRUE(page.says("/meetings/" + meeting_ + "/move/times"));
    EXPECT_FALSE(page.says("name=\"accept\""));
}

TEST_F(ChairAwayPages, LeaveThatIsTypedLeadsThereFilledInAndIsNotAskedForAgain)
{
    const auto taken = service.as("bs").post(
        "/calendar/times/user/cc/busy",
        {{"date", "25/11/2026"}, {"until_date", "26/11/2026"}, {"kind", "leave"}});
    ASSERT_EQ(taken.status(), 303) << taken.body();
    const auto times = service.as("bs").get(taken.header("Location"));
    EXPECT_TRUE(times.says("Find replacements"));
    EXPECT_TRUE(times.says("/calendar/chair-away?chair=cc&amp;from=25"));

    const auto form =
        service.as("bs").get(std::string{url} + "?chair=cc&from=25/11/2026&until=26/11/2026");
    EXPECT_EQ(form.field("from"), "25/11/2026");
    EXPECT_FALSE(proposed().says("not marked as leave"));
}

TEST_F(ChairAwayPages, TheDaysBecomeLeaveWhenThatIsTicked)
{
    Fields fields = asked();
    fields.emplace_back("mark_leave", "yes");

    EXPECT_FALSE(proposed(fields).says("not marked as leave"));
    EXPECT_TRUE(service.as("bs").get("/calendar/times/user/cc").says("On leave"));
}

TEST_F(ChairAwayPages, TheDaysBecomeLeaveWithWhatIsAccepted)
{
    const auto page = proposed();
    EXPECT_TRUE(page.says("name=\"leave\""));

    EXPECT_EQ(accept(page, {{"accept", "0"}, {"leave", "yes"}}).status(), 303);

    EXPECT_TRUE(service.as("bs").get("/calendar/times/user/cc").says("On leave"));
    EXPECT_FALSE(service.as("bs").get(url).says("not marked as leave"));
}

TEST_F(ChairAwayPages, TwoPeoplePlanAtOnceAndTheSecondIsToldThatItIsDone)
{
    const auto mine = proposed();
    EXPECT_EQ(start(asked(), "tm").status(), 303);
    const auto other = settled("tm");
    EXPECT_NE(mine.field("plan"), other.field("plan"));
    EXPECT_EQ(accept(mine, {{"accept", "0"}}).status(), 303);

    const auto late =
        service.as("tm").post(std::string{url} + "/accept",
                              {{"plan", other.field("plan")}, {"accept", "0"}, {"reason", "Away"}});

    EXPECT_EQ(late.status(), 412);
    EXPECT_TRUE(late.says("It has changed since this was planned"));
}

TEST_F(ChairAwayPages, AskingAgainReplacesThePlanAndItIsGoneInTime)
{
    const auto old = proposed();
    proposed({{"chair", "cc"}, {"from", "24/11/2026"}, {"until", "26/11/2026"}});
    const auto replaced = accept(old, {{"accept", "0"}});
    EXPECT_EQ(replaced.status(), 409);
    EXPECT_TRUE(replaced.says("That plan is gone."));

    service.clock().advance(minutes{31});
    EXPECT_FALSE(service.as("bs").get(url).says("name=\"accept\""));
}

TEST_F(ChairAwayPages, AChairWithoutMeetingsThenHasNothingToReplace)
{
    const auto page = proposed({{"chair", "cc"}, {"from", "30/11/2026"}, {"until", "30/11/2026"}});

    EXPECT_TRUE(page.says("No meeting has to be changed"));
    EXPECT_EQ(service.as("bs").post(std::string{url} + "/stop").status(), 303);
}

}  // namespace
}  // namespace quorate::server
