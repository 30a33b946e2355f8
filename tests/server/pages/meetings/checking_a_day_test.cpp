#include <gtest/gtest.h>

#include <array>

#include "tests/server/pages/meetings/meeting_pages_fixture.hpp"

namespace quorate::server {
namespace {

TEST_F(MeetingPages, CheckingADayBooksNothingAndShowsWhoIsBusyAndQuorum)
{
    booked();
    test::run(service.app().pool,
              "update invitee set requirement = 'optional' where user_id = 'sw'");
    auto fields = with(conference(), "step", "check");
    fields = with(fields, "type", "review_cp_conference");
    test::run(service.app().pool, "update staff_user set chairs_meetings = 1 where id = 'tm'");
    fields = with(fields, "chair", "tm");
    fields = with(fields, "room", "");
    fields = with(fields, "mode", "video");

    const auto page = service.as("bs").post("/meetings/new", fields);

    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("Wed 25 Nov, 10:00 to 12:00 can be booked."));
    EXPECT_TRUE(page.says("Some of those invited have another meeting then."));
    EXPECT_TRUE(page.says("Known meetings on Wednesday 25 November 2026"));
    EXPECT_TRUE(page.says("Noor Stubb: Busy 10:00 to 12:00"));
    EXPECT_TRUE(page.says("Quorum could be met if everyone invited comes"));
    EXPECT_TRUE(page.says("Police: Police protection unit, invited"));
    EXPECT_TRUE(
        service.as("bs").get("/meetings?type=review_cp_conference").says("No meetings here"));
}

TEST_F(MeetingPages, CheckingADayGivesTheVerdictOfBooking)
{
    booked();
    for (const auto& [name, value, words] : std::vector<std::array<const char*, 3>>{
             {"date", "", "Enter the date, such as 25/11/2026"},
             {"date", "2026/11/25", "Enter the date like 25/11/2026"},
             {"date", "31/02/2027", "There is no 31 February 2027: that month has 28 days"},
             {"date", "28/11/2026", "A conference cannot be held on a Saturday or Sunday"},
             {"date", "25/11/2026", "The chair already has a meeting at that time"},
             {"room", "room-old", "Choose a room that is in use"}}) {
        auto fields = with(conference(), name, value);
        const auto refused = service.as("bs").post("/meetings/new", fields);
        const auto checked = service.as("bs").post("/meetings/new", with(fields, "step", "check"));
        EXPECT_TRUE(refused.says(words)) << words;
        EXPECT_TRUE(checked.says(words)) << words;
        EXPECT_EQ(checked.status(), refused.status()) << words;
        EXPECT_FALSE(checked.says("can be booked."));
    }
}

TEST_F(MeetingPages, CheckingAMoveGivesTheVerdictOfMovingAndMovesNothing)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    auto fields = with(conference(), "version", client.get(meeting + "/move").field("version"));
    fields = with(with(fields, "reason", "Police asked"), "step", "check");

    const auto weekend = client.post(meeting + "/move", with(fields, "date", "28/11/2026"));
    EXPECT_EQ(weekend.status(), 422);
    EXPECT_TRUE(weekend.says("A conference cannot be held on a Saturday or Sunday"));

    const auto fine = client.post(meeting + "/move", with(fields, "date", "26/11/2026"));
    EXPECT_EQ(fine.status(), 200);
    EXPECT_TRUE(fine.says("Thu 26 Nov, 10:00 to 12:00 can be booked."));
    EXPECT_FALSE(fine.says("have another meeting then"));
    const auto unasked =
        client.post(meeting + "/move", with(with(fields, "date", "26/11/2026"), "reason", ""));
    EXPECT_EQ(unasked.status(), 200);
    EXPECT_TRUE(unasked.says("Thu 26 Nov, 10:00 to 12:00 can be booked."));
    EXPECT_FALSE(unasked.says("Only whether the day"));
    EXPECT_TRUE(client.get(meeting).says("Wednesday 25 November 2026"));
}

TEST_F(MeetingPages, TheMoveSaysAtOnceWhoIsBusyOnItsDay)
{
    const std::string meeting = booked();
    auto later = with(with(conference(), "type", "review_cp_conference"), "time", "14:00");
    later = with(later, "confirm_duplicate", "yes");
    ASSERT_EQ(service.as("bs").post("/meetings/new", later).status(), 303);

    const auto page = service.as("bs").get(meeting + "/move");

    EXPECT_TRUE(page.says("Known meetings on Wednesday 25 November 2026"));
    EXPECT_TRUE(page.says("Noor Stubb: Busy 14:00 to 16:00")) << page.body();
    EXPECT_FALSE(page.says("None of the people chosen has another meeting of ours that day."));
}

TEST_F(MeetingPages, CheckingADayAfterTheLastLeadsToWhoAllowedIt)
{
    service.as("sw").post("/families/case-1/events/new",
                          {{"kind", "strategy_discussion"},
                           {"on", "5/11/2026"},
                           {"children", "child-1"},
                           {"children", "child-2"},
                           {"initiates_section_47", "yes"}});
    auto client = service.as("bs");
    const std::string verdict = "Fri 27 Nov, 10:00 to 12:00 is after the last day.";
    const std::string way =
        "The last day is Thursday 26 November 2026. Choose an earlier day, or the manager who "
        "allowed this. Nothing else is in the way, and nothing is booked yet.";
    const auto late = with(with(conference(), "date", "27/11/2026"), "step", "check");

    const auto page = client.post("/meetings/new", late);

    EXPECT_EQ(page.status(), 200) << page.body();
    for (const std::string& words : {verdict,
                                     way,
                                     std::string{"href=\"#late_authoriser\""},
                                     std::string{"id=\"late_authoriser\""}})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("There is a problem"));
    EXPECT_FALSE(page.says("can be booked."));

    // What else is in the way is said at its field, and what was typed of it is judged.
    EXPECT_EQ(client.post("/meetings/new", with(late, "room", "room-old")).status(), 422);
    EXPECT_EQ(client.post("/meetings/new", with(late, "late_authoriser", "tm")).status(), 422);
    EXPECT_EQ(client.post("/meetings/new", with(late, "step", "save")).status(), 422);
    auto allowed = with(with(late, "late_authoriser", "tm"), "late_reason_code", "no_capacity");
    allowed = with(allowed, "late_reason", "No chair was free any earlier");
    const auto fine = client.post("/meetings/new", allowed);
    EXPECT_EQ(fine.status(), 200);
    EXPECT_TRUE(fine.says("Fri 27 Nov, 10:00 to 12:00 can be booked."));

    const std::string meeting = booked();
    auto moved = with(late, "version", client.get(meeting + "/move").field("version"));
    const auto move = client.post(meeting + "/move", moved);
    EXPECT_EQ(move.status(), 200) << move.body();
    EXPECT_TRUE(move.says(verdict));
    EXPECT_TRUE(move.says("id=\"late_authoriser\""));
}

}  // namespace
}  // namespace quorate::server
