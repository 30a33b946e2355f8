#include "server/pages/dates/moved_dates_page.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/due_dates/due_date_store.hpp"
#include "core/meetings/meeting_store.hpp"
#include "core/outbox/outbox.hpp"
#include "server/jobs/mail_composer.hpp"
#include "tests/support/case_service.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/mail_reader.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// A conference was due on Thursday 26 November 2026. The team's manager corrects the discussion to
// the 9th, so that it is due on Monday the 30th.
class MovedDatesPage : public testing::Test {
protected:
    void correct(const std::string& who, const std::string& on)
    {
        const std::string events = "/api/v1/cases/" + family_ + "/events/";
        const auto corrected = service_.as(who).post_json(
            events + event_ + "/correct",
            R"({"initiates_section_47":true,"reason":"Wrong day","confirm_unusual":true,"on":")" +
                on + "\"}");
        ASSERT_EQ(corrected.status(), 201) << corrected.body();
        event_ = json::parse(corrected.body()).at("id").as_string();
    }

    void discuss()
    {
        const auto recorded = service_.as("sw").post_json(
            "/api/v1/cases/" + family_ + "/events",
            R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
        ASSERT_EQ(recorded.status(), 201) << recorded.body();
        event_ = json::parse(recorded.body()).at("id").as_string();
    }

    void SetUp() override
    {
        discuss();
        correct("tm", "2026-11-09");
    }

    // A meeting of one hour, chaired by "cc", for the conference that is due.
    void book(const char* starts)
    {
        const core::CaseId family{family_};
        service_.database().write([&](core::UnitOfWork& work) {
            core::DueDateId due;
            for (const auto& each : work.due_dates.of_case(test::exampleshire, family))
                if (each.rule_id == "eng-icpc-15wd") due = each.id;
            const core::MeetingId id{"meeting-1"};
            work.meetings.add({.id = id,
                               .authority = test::exampleshire,
                               .case_id = family,
                               .type = core::MeetingType::initial_cp_conference,
                               .reference = "reference-1",
                               .feed_uid = "uid-1",
                               .starts_at = test::at(starts),
                               .ends_at = test::at(starts) + std::chrono::hours{1},
                               .chair = core::UserId{"cc"},
                               .venue = "Civic House",
                               .created_by = core::UserId{"bs"}});
            return work.due_dates.book(test::exampleshire, due, id);
        });
    }

    json::array items(const std::string& who, const std::string& path)
    {
        const auto answer = service_.as(who).get_json(path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).at("items").as_array();
    }

    test::TestService service_;
    std::string family_ = test::add_family(service_);
    std::string event_;
};

TEST_F(MovedDatesPage, ShowsWhatMovedFromWhenToWhenAndWhy)
{
    const auto page = service_.as("sw").get("/moved-dates");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Testwood"));
    EXPECT_TRUE(page.says("Thu 26 Nov"));
    EXPECT_TRUE(page.says("Mon 30 Nov"));
    EXPECT_TRUE(page.says("What happened was corrected"));
    EXPECT_TRUE(page.says("by Name of tm"));
    EXPECT_TRUE(page.says("/families/" + family_ + "/dates#due-"));
    EXPECT_TRUE(page.says("Not booked"));
    EXPECT_TRUE(page.says("<title>Dates that moved - "));
}

TEST_F(MovedDatesPage, IsAnnouncedWherePeopleStartUntilTheyHaveSeenIt)
{
    for (const char* path : {"/needs-a-date", "/families", "/calendar", "/actions"})
        EXPECT_TRUE(service_.as("sw").get(path).says("1 date in 1 family moved.")) << path;
    EXPECT_FALSE(service_.as("tm").get("/needs-a-date").says("1 date in 1 family moved."));

    auto sw = service_.as("sw");
    const std::string move = sw.get("/moved-dates").field("move");
    ASSERT_FALSE(move.empty());
    EXPECT_EQ(sw.post("/moved-dates/seen", {{"move", move}}).header("Location"),
              "/moved-dates?done=dates-seen");

    EXPECT_FALSE(sw.get("/needs-a-date").says("1 date in 1 family moved."));
    EXPECT_TRUE(sw.get("/moved-dates").says("Nothing has moved"));
    EXPECT_TRUE(sw.get("/moved-dates?show=all").says("You have seen this."));
}

TEST_F(MovedDatesPage, SaysThatAMeetingIsNowAfterTheLastDay)
{
    book("2026-11-27T10:00");
    correct("tm", "2026-11-05");

    for (const char* who : {"sw", "cc", "bs"}) {
        const auto page = service_.as(who).get("/moved-dates");
        EXPECT_TRUE(page.says("Booked after the new last day</span>")) << who << page.body();
        EXPECT_TRUE(page.says("/meetings/meeting-1")) << who;
    }
    EXPECT_TRUE(service_.as("sw").get("/moved-dates").says("Has moved again since"));
}

TEST_F(MovedDatesPage, SaysThatADateWithAMeetingNoLongerRuns)
{
    book("2026-11-27T10:00");
    const auto withdrawn =
        service_.as("tm").post_json("/api/v1/cases/" + family_ + "/events/" + event_ + "/withdraw",
                                    R"({"reason":"Of another family"})");
    ASSERT_EQ(withdrawn.status(), 204) << withdrawn.body();

    for (const char* who : {"sw", "cc", "bs"}) {
        const auto page = service_.as(who).get("/moved-dates");
        EXPECT_TRUE(page.says("No longer runs")) << who << page.body();
        EXPECT_TRUE(page.says("Mon 30 Nov")) << who;
        EXPECT_TRUE(page.says("/meetings/meeting-1")) << who;
        EXPECT_TRUE(page.says("Look whether it is still needed</span>")) << who;
        EXPECT_FALSE(page.says("Has moved again since")) << who;
    }
    const json::array moved = items("cc", "/api/v1/moved-dates");
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved[0].at("no_longer_runs"), true);
    EXPECT_EQ(moved[0].at("old_limit_date"), "2026-11-30");
    EXPECT_TRUE(moved[0].at("old_limit_at").is_null());
    EXPECT_TRUE(
        service_.as("sw").get("/families/" + family_ + "/dates").says("This date no longer runs."));
}

TEST_F(MovedDatesPage, IsNotForThoseWhoSeeNoCases)
{
    EXPECT_EQ(service_.as("am").get("/moved-dates").status(), 403);
    EXPECT_EQ(service_.as("ad").get("/moved-dates").status(), 403);
    EXPECT_TRUE(service_.as("sw-south").get("/moved-dates").says("Nothing has moved"));
}

TEST_F(MovedDatesPage, MarksNothingThatThePersonWasNotToldOf)
{
    const std::string move = service_.as("sw").get("/moved-dates").field("move");
    EXPECT_EQ(service_.as("tm").post("/moved-dates/seen", {{"move", move}}).status(), 404);
    EXPECT_EQ(service_.as("tm").post_json("/api/v1/moved-dates/" + move + "/seen", "{}").status(),
              404);
    EXPECT_EQ(items("sw", "/api/v1/moved-dates").size(), 1u);
}

TEST_F(MovedDatesPage, HasTheSameInTheApi)
{
    const json::array moved = items("sw", "/api/v1/moved-dates");
    ASSERT_EQ(moved.size(), 1u);
    EXPECT_EQ(moved[0].at("cause").as_string(), "event_corrected");
    EXPECT_EQ(moved[0].at("old_limit_date").as_string(), "2026-11-26");
    EXPECT_EQ(moved[0].at("limit_date").as_string(), "2026-11-30");
    EXPECT_EQ(moved[0].at("changed_by").as_string(), "tm");
    const std::string move{moved[0].at("move").as_string()};

    EXPECT_EQ(service_.as("sw").post_json("/api/v1/moved-dates/" + move + "/seen", "{}").status(),
              204);
    EXPECT_TRUE(items("sw", "/api/v1/moved-dates").empty());
    EXPECT_EQ(items("sw", "/api/v1/moved-dates?seen=true").size(), 1u);
    EXPECT_EQ(service_.as("am").get_json("/api/v1/moved-dates").status(), 403);
    EXPECT_EQ(service_.as("sw").get_json("/api/v1/moved-dates?after=zzz").status(), 422);
}

TEST_F(MovedDatesPage, LeavesTheOldAnswerInTheHistoryWithWhoWasTold)
{
    const auto page = service_.as("sw").get("/families/" + family_ + "/dates");
    EXPECT_TRUE(page.says("Earlier answers"));
    EXPECT_TRUE(page.says("The last day was Thursday 26 November 2026"));
    EXPECT_TRUE(page.says("Replaced by Monday 30 November 2026."));
    EXPECT_TRUE(page.says("“Wrong day”"));
    EXPECT_TRUE(page.says("Told: Name of sw."));

    const json::array old = items("sw", "/api/v1/cases/" + family_ + "/replaced-dates");
    ASSERT_EQ(old.size(), 1u);
    EXPECT_EQ(old[0].at("replaced_by").at("limit_date").as_string(), "2026-11-30");
    EXPECT_EQ(old[0].at("told").at(0).at("user").as_string(), "sw");
    EXPECT_EQ(
        service_.as("sw-south").get_json("/api/v1/cases/" + family_ + "/replaced-dates").status(),
        404);
}

TEST_F(MovedDatesPage, IsLedToByAMailThatNamesNobody)
{
    const auto mail = service_.database().write([&](core::UnitOfWork& work) {
        const core::Instant now = service_.clock().now();
        const auto messages = work.outbox.lease(now, now + std::chrono::minutes{1}, "test", 10);
        EXPECT_EQ(messages.size(), 1u);
        EXPECT_EQ(messages.at(0).to.reveal(), "sw@council.example");
        return compose(work, {service_.app().links, "https://q.example"}, messages.at(0), now);
    });
    ASSERT_TRUE(mail);
    const std::string text = test::mail_content(mail->bytes);
    EXPECT_NE(text.find("Subject: Dates have moved"), std::string::npos);
    EXPECT_NE(text.find("1 date that concerns you has moved"), std::string::npos);
    EXPECT_NE(text.find("What happened was corrected"), std::string::npos);
    EXPECT_NE(text.find("https://q.example/moved-dates"), std::string::npos);
    for (const std::string secret :
         {"Testwood", "Rowan", "EX-2041", "Name of", "onference", "30 November", family_.c_str()})
        EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST_F(MovedDatesPage, TellsAdministratorsOnlyHowMany)
{
    test::add_second_administrator(service_.app().pool);
    service_.as("am").post("/admin/holidays/one-off",
                           {{"day", "25 November 2026"},
                            {"name", "Coronation day"},
                            {"instead_of", ""},
                            {"source", "Proclamation"}});
    const std::string page = service_.as("am-2").get("/admin/holidays").body();
    const auto end = page.find("/confirm\"");
    ASSERT_NE(end, std::string::npos);
    const auto start = page.rfind('"', end) + 1;
    ASSERT_EQ(service_.as("am-2").post(page.substr(start, end - start) + "/confirm").status(), 303);

    const auto shown = service_.as("am").get("/admin/holidays");
    EXPECT_TRUE(shown.says("and moved 1 date in 1 family; 2 people told.")) << shown.body();
    EXPECT_FALSE(shown.says("Testwood"));
    EXPECT_FALSE(shown.says("EX-2041"));
}

}  // namespace
}  // namespace quorate::server
