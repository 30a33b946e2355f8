#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

// It is ten o'clock on Monday 23 November 2026; a core group is booked on Wednesday.
class CalendarViews : public testing::Test {
protected:
    CalendarViews()
    {
        test::add_directory_to_staff(service_.app().pool);
        const auto booked = service_.as("bs").post("/meetings/new",
                                                   {{"family", "case-1"},
                                                    {"type", "core_group"},
                                                    {"children", "child-1"},
                                                    {"date", "25/11/2026"},
                                                    {"time", "10:00"},
                                                    {"duration_minutes", "60"},
                                                    {"chair", "cc"},
                                                    {"mode", "in_person"},
                                                    {"room", "room-1"},
                                                    {"need.user:sw", "required"},
                                                    {"need.contact:contact-nurse", "required"},
                                                    {"step", "save"}});
        EXPECT_EQ(booked.status(), 303) << booked.body();
    }

    test::TestService service_;
};

TEST_F(CalendarViews, RoomsOfADayShowWhatIsOnAndTheGaps)
{
    const auto page = service_.as("bs").get("/rooms/day?date=2026-11-25");
    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Wednesday 25 November 2026",
                              "Room Oak",
                              "Civic House, 16 people",
                              "10:00 to 11:00",
                              "Core group",
                              "EX-2041",
                              "09:00 to 10:00",
                              "11:00 to 17:00",
                              "cm-c5 cm-w4"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_TRUE(page.says("date=25%2F11%2F2026&amp;time=11%3A00&amp;room=room-1")) << page.body();
    EXPECT_FALSE(page.says("Room Ash"));
    EXPECT_FALSE(page.says("Testwood"));

    const auto chosen =
        service_.as("bs").get("/meetings/new?date=25/11/2026&time=11:00&room=room-1");
    EXPECT_EQ(chosen.field("time"), "11:00");
    EXPECT_EQ(service_.as("bs")
                  .get("/meetings/new?family=case-1&type=core_group&date=25/11/2026&time=11:00")
                  .field("time"),
              "11:00");
}

TEST_F(CalendarViews, AChairSeesTheirOwnTimeAroundAMeetingAndTheDayInItsOrder)
{
    test::run(service_.app().pool,
              "update meeting set family_minutes_before = 30, debrief_minutes_after = 15");
    const auto seconds = [](const char* moment) {
        return std::to_string(test::at(moment).time_since_epoch().count());
    };
    test::run(service_.app().pool,
              "insert into busy_time (id, authority_id, owner, starts_at, ends_at, kind, source, "
              "created_by, created_at) select 'taken-1', authority_id, 'user:cc', " +
                  seconds("2026-11-25T09:00") + ", " + seconds("2026-11-25T09:15") +
                  ", 'leave', 'typed', 'cc', 0 from staff_user where id = 'cc'");
    const std::string week = "/calendar?from=2026-11-23&who=";

    const auto own = service_.as("cc").get(week + "me");
    EXPECT_TRUE(own.says("You are needed 09:30 to 11:15")) << own.body();
    EXPECT_TRUE(own.says("cm-r3 cm-s7"));
    EXPECT_LT(own.body().find("09:00 to 09:15"), own.body().find("10:00 to 11:00"));
    const auto all = service_.as("bs").get(week + "all");
    EXPECT_TRUE(all.says("10:00 to 11:00"));
    EXPECT_FALSE(all.says("You are needed"));
    EXPECT_TRUE(all.says("cm-r5 cm-s4"));
}

TEST_F(CalendarViews, WhoCannotBookSeesGapsAndNotWhatIsOn)
{
    const auto page = service_.as("am").get("/rooms/day?date=2026-11-25");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("10:00 to 11:00"));
    EXPECT_FALSE(page.says("EX-2041"));
    EXPECT_FALSE(page.says("Book this gap"));
    EXPECT_EQ(service_.as("ad").get("/rooms/day").status(), 403);
}

TEST_F(CalendarViews, NoGapIsOfferedInThePastOrOnADayThatIsNotWorked)
{
    auto client = service_.as("bs");
    for (const char* day : {"2026-11-20", "2026-11-28", "2026-12-25"})
        EXPECT_FALSE(client.get(std::string{"/rooms/day?date="} + day).says("Book this gap"))
            << day;
    EXPECT_TRUE(client.get("/rooms/day?date=2026-12-25").says("Christmas Day"));
    EXPECT_TRUE(client.get("/rooms/day").says("10:00 to 17:00"));  // what is left of today
    EXPECT_EQ(client.get("/rooms/day?date=nonsense").status(), 200);
}

TEST_F(CalendarViews, ARoomHasItsDiary)
{
    auto client = service_.as("bs");
    EXPECT_TRUE(client.get("/directory/rooms/room-1").says("/rooms/room-1/diary"));
    const auto page = client.get("/rooms/room-1/diary?week=2026-11-25");
    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"Room Oak, Civic House", "Wed 25 Nov", "Core group", "Fri 27 Nov"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("Sat 28 Nov"));
    EXPECT_EQ(client.get("/rooms/nothing/diary").status(), 404);
    EXPECT_EQ(
        client.post("/calendar/times/room/room-1/busy", {{"date", "26/11/2026"}, {"kind", "busy"}})
            .status(),
        303);
    EXPECT_TRUE(client.get("/rooms/room-1/diary?week=2026-11-25").says("All day"));
}

TEST_F(CalendarViews, TheSheetForTheDoorNamesNobody)
{
    const auto sheet = service_.as("bs").get("/rooms/sheet?date=2026-11-25");
    EXPECT_EQ(sheet.status(), 200) << sheet.body();
    for (const char* words : {"Room Oak", "10:00", "11:00", "Reference", " or ", "Seats"})
        EXPECT_TRUE(sheet.says(words)) << words;
    for (const char* never : {"EX-2041", "Testwood", "Noor", "Core group", "Name of cc"})
        EXPECT_FALSE(sheet.says(never)) << never;
    EXPECT_TRUE(service_.as("bs").get("/rooms/sheet?date=2026-11-26").says("Nothing is on"));
}

TEST_F(CalendarViews, AMonthCountsMeetingsAndLastDays)
{
    const auto page = service_.as("bs").get("/calendar?view=month&from=2026-11-01");
    EXPECT_EQ(page.status(), 200) << page.body();
    EXPECT_TRUE(page.says("November 2026"));
    EXPECT_TRUE(page.says("1 meeting<"));
    EXPECT_TRUE(page.says("cm-month__d7"));  // the first is a Sunday
    EXPECT_FALSE(page.says("EX-2041"));
    EXPECT_TRUE(service_.as("bs").get("/calendar?view=month&from=2026-12-01").says("0 meetings"));
    EXPECT_TRUE(
        service_.as("cc").get("/calendar?view=month&from=2026-11-01&who=me").says("1 meeting<"));
    EXPECT_TRUE(
        service_.as("bs").get("/calendar?view=month&from=2026-11-01&who=me").says("0 meetings"));
}

TEST_F(CalendarViews, ATeamsWeekShowsItsPeople)
{
    auto client = service_.as("bs");
    ASSERT_EQ(
        client.post("/calendar/times/user/cc/busy", {{"date", "26/11/2026"}, {"kind", "leave"}})
            .status(),
        303);
    const auto page = client.get("/calendar?view=team&team=team-north&from=2026-11-25");
    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words :
         {"Name of sw", "Name of cc", "Core group, EX-2041", "All day", "On leave"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("Name of sw-south"));
    const auto seen = service_.as("sw").get("/calendar?view=team&team=team-north&from=2026-11-25");
    EXPECT_TRUE(seen.says("Taken")) << seen.body();
    EXPECT_FALSE(seen.says("On leave"));
    EXPECT_EQ(client.get("/calendar?view=team").status(), 200);
    EXPECT_EQ(client.get("/calendar?view=team&team=nothing").status(), 404);
    EXPECT_EQ(service_.as("ad").get("/calendar?view=team").status(), 403);
    EXPECT_FALSE(service_.as("ad").get("/calendar").says("view=team"));
}

TEST_F(CalendarViews, AChairsWeekShowsWhatElseTakesTheirTime)
{
    auto chair = service_.as("cc");
    EXPECT_FALSE(chair.get("/calendar?from=2026-11-23&who=me").says("busy otherwise"));
    ASSERT_EQ(
        chair
            .post("/calendar/times/user/cc/busy",
                  {{"date", "26/11/2026"}, {"from", "14:00"}, {"until", "15:00"}, {"kind", "busy"}})
            .status(),
        303);
    const auto week = chair.get("/calendar?from=2026-11-23&who=me");
    EXPECT_TRUE(week.says("14:00 to 15:00"));
    EXPECT_TRUE(week.says("busy otherwise"));
    EXPECT_FALSE(chair.get("/calendar?from=2026-11-23&who=all").says("14:00 to 15:00"));
}

TEST_F(CalendarViews, LeaveOverAMeetingSaysWhichByItsTimeAlone)
{
    auto chair = service_.as("cc");
    const auto taken =
        chair.post("/calendar/times/user/cc/busy", {{"date", "25/11/2026"}, {"kind", "leave"}});
    ASSERT_EQ(taken.status(), 303) << taken.body();
    const auto page = chair.get(taken.header("Location"));
    EXPECT_TRUE(page.says("You have 1 meeting in that time:")) << page.body();
    EXPECT_TRUE(page.says("Wed 25 Nov at 10:00. Move it or find another chair."));
    EXPECT_FALSE(page.says("EX-2041"));
    EXPECT_FALSE(chair.get("/calendar/my-times").says("in that time"));
    EXPECT_FALSE(chair.get("/calendar/my-times?taken=nothing").says("in that time"));
    const std::string where = taken.header("Location");
    const auto from = where.find("taken=") + 6;
    const std::string id = where.substr(from, where.find('&') - from);
    EXPECT_FALSE(service_.as("sw").get("/calendar/times/user/cc?taken=" + id).says("in that time"));
}

TEST_F(CalendarViews, ADayThatIsNoneIsSaidAtItsField)
{
    const auto page = service_.as("bs").get("/rooms/day?date=nonsense");
    EXPECT_EQ(page.field("date"), "nonsense");
    EXPECT_TRUE(page.says("<a href=\"#date\">Enter the day, like 14/6/2027")) << page.body();
    EXPECT_FALSE(service_.as("bs").get("/rooms/day?date=").says("<a href=\"#date\">"));
}

TEST_F(CalendarViews, FromSaturdayOnEveryPageOfAWeekShowsTheOneThatComesAndSaysSo)
{
    const struct {
        const char* now;
        const char* monday;
        const char* other;
        const char* label;
    } cases[]{
        {"2026-11-27T23:59", "Mon 23 Nov", "Mon 30 Nov", "This week"},
        {"2026-11-28T00:01", "Mon 30 Nov", "Mon 23 Nov", "Coming week"},
        {"2026-11-29T23:59", "Mon 30 Nov", "Mon 23 Nov", "Coming week"},
        {"2026-11-30T00:01", "Mon 30 Nov", "Mon 23 Nov", "This week"},
    };
    for (const auto& each : cases) {
        service_.clock().set(test::at(each.now));
        auto client = service_.as("bs");
        for (const char* url :
             {"/calendar", "/calendar?view=team&team=team-north", "/rooms/room-1/diary"}) {
            const auto page = client.get(url);
            EXPECT_TRUE(page.says(each.monday)) << url << each.now;
            EXPECT_FALSE(page.says(each.other)) << url << each.now;
            EXPECT_TRUE(page.says(std::string{"aria-current=\"date\">"} + each.label))
                << url << each.now;
        }
    }
    service_.clock().set(test::at("2026-11-29T09:00"));
    for (const char* url : {"/rooms/day", "/rooms/day?date=2026-11-29", "/rooms/sheet"}) {
        const auto rooms = service_.as("bs").get(url);
        EXPECT_FALSE(rooms.says(">Today</a>")) << url;
    }
    EXPECT_TRUE(service_.as("bs").get("/rooms/day?date=2026-11-29").says(">Mon 30 Nov</a>"));
    EXPECT_TRUE(service_.as("bs").get("/rooms/day").says("aria-current=\"date\">Mon 30 Nov</a>"));
    const auto ending = service_.as("bs").get("/calendar?from=2026-11-23");
    EXPECT_TRUE(ending.says("Mon 23 Nov"));
    EXPECT_FALSE(ending.says("aria-current=\"date\">"));
}

}  // namespace
}  // namespace quorate::server
