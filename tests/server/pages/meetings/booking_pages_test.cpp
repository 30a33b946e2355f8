#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

// What the form for a meeting asks about when and where.
class BookingPages : public testing::Test {
protected:
    BookingPages() { test::add_directory_to_staff(service.app().pool); }

    static Fields core_group()
    {
        return {{"family", "case-1"},
                {"type", "core_group"},
                {"children", "child-1"},
                {"date", "25/11/2026"},
                {"time", "10:00"},
                {"duration_minutes", "60"},
                {"chair", "cc"},
                {"mode", "hybrid"},
                {"room", "room-1"},
                {"video_link", "https://video.example/canary-link"},
                {"need.user:sw", "required"},
                {"step", "save"}};
    }

    static Fields with(Fields fields, const std::string& name, const std::string& value)
    {
        for (auto& [each, old] : fields)
            if (each == name) old = value;
        return fields;
    }

    test::TestService service;
};

TEST_F(BookingPages, CheckingADayAsksWhetherABankHolidayOrTheNightIsMeant)
{
    auto fields = with(core_group(), "step", "check");
    fields = with(with(fields, "date", "25/12/2026"), "time", "03:00");
    const auto asked = service.as("bs").post("/meetings/new", fields);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("The meeting would last from 03:00 to 04:00"));
    EXPECT_TRUE(asked.says("href=\"#confirm_hours\""));
    fields.emplace_back("confirm_hours", "yes");

    const auto page = service.as("bs").post("/meetings/new", fields);
    EXPECT_EQ(page.status(), 200) << page.body();
    for (const char* words : {"can be booked.",
                              "Is this the time you mean?",
                              "Friday 25 December 2026 is a bank holiday (Christmas Day).",
                              "It starts at 03:00, before 08:00.",
                              "You can book it all the same, if those invited can come."})
        EXPECT_TRUE(page.says(words)) << words;

    const auto usual = service.as("bs").post("/meetings/new", with(core_group(), "step", "check"));
    EXPECT_TRUE(usual.says("can be booked."));
    EXPECT_FALSE(usual.says("Is this the time you mean?"));
}

TEST_F(BookingPages, ATimeAtWhichSomebodyIsAwayIsConfirmedFirst)
{
    ASSERT_EQ(service.as("bs")
                  .post_json("/api/v1/busy-times",
                             R"({"owner":"user:cc","starts_at":"2026-11-25T09:00:00Z",
                                 "ends_at":"2026-11-25T17:00:00Z","kind":"leave"})")
                  .status(),
              201);
    auto fields = core_group();

    const auto asked = service.as("bs").post("/meetings/new", fields);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("calendar is taken at that time. Tick if they come all the same"));
    EXPECT_TRUE(asked.says("href=\"#confirm_busy\""));

    fields.emplace_back("confirm_busy", "yes");
    EXPECT_EQ(service.as("bs").post("/meetings/new", fields).status(), 303);
}

TEST_F(BookingPages, ALaterDayNeedsANameAndAReason)
{
    const Fields discussion{{"kind", "strategy_discussion"},
                            {"on", "5/11/2026"},
                            {"children", "child-1"},
                            {"children", "child-2"},
                            {"initiates_section_47", "yes"}};
    ASSERT_EQ(service.as("sw").post("/families/case-1/events/new", discussion).status(), 303);

    const auto page =
        service.as("bs").get("/meetings/new?family=case-1&type=initial_cp_conference");
    EXPECT_TRUE(page.says("Thursday 26 November 2026"));
    EXPECT_TRUE(
        page.says("A later day needs the name of the manager who allowed it, and the "
                  "reason for the delay."));
}

TEST_F(BookingPages, TheFamilyAreWelcomeWhereTheyUsuallyComeAndNowhereElse)
{
    const auto chosen = [&](const std::string& type) {
        const auto page = service.as("bs").get("/meetings/new?family=case-1&type=" + type);
        const auto row = page.body().find("name=\"need.member:mother-1\"");
        if (row == std::string::npos) return std::string{"not on the page"};
        const std::string list = page.body().substr(row, page.body().find("</select>", row) - row);
        const auto selected = list.find("\" selected");
        if (selected == std::string::npos) return std::string{"nothing"};
        const auto begin = list.rfind("value=\"", selected) + 7;
        return list.substr(begin, selected - begin);
    };
    EXPECT_EQ(chosen("initial_cp_conference"), "optional");
    EXPECT_EQ(chosen("core_group"), "optional");
    EXPECT_EQ(chosen("assessment_planning_meeting"), "");
    EXPECT_EQ(chosen("strategy_discussion"), "not on the page");
}

TEST_F(BookingPages, WhoeverHasToBeElsewhereIsSaidOnTheFormThatMovesAMeeting)
{
    auto client = service.as("bs");
    const auto at_two = with(with(core_group(), "mode", "in_person"), "time", "14:00");
    ASSERT_EQ(client.post("/meetings/new", at_two).status(), 303);
    const auto next_day = with(with(at_two, "date", "26/11/2026"), "room", "room-2");
    const auto booked = client.post("/meetings/new", next_day);
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const std::string location = booked.header("Location");
    const std::string meeting = location.substr(0, location.find('?'));

    // The social worker has to be at both.
    Fields moved = with(next_day, "date", "25/11/2026");
    moved.insert(moved.end(),
                 {{"version", client.get(meeting + "/move").field("version")},
                  {"reason", "The family asked for another day"}});
    const auto refused = client.post(meeting + "/move", moved);

    EXPECT_GE(refused.status(), 400);
    EXPECT_TRUE(refused.says("already has to be at another meeting at that time"));
    EXPECT_TRUE(refused.says("href=\"#invitees\""));
    EXPECT_TRUE(refused.says("id=\"invitees\""));
    EXPECT_TRUE(refused.says("Look at who is invited"));
}

TEST_F(BookingPages, ARoomWithoutWhatTheOneBeforeHasIsAskedAboutBeforeAMeetingGoesThere)
{
    test::run(service.app().pool,
              "update room set access_features = 'step_free' where id = 'room-1'");
    auto client = service.as("bs");
    const auto booked = client.post("/meetings/new", core_group());
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const std::string location = booked.header("Location");
    const std::string meeting = location.substr(0, location.find('?'));
    Fields there = with(core_group(), "room", "room-2");
    there.emplace_back("version", client.get(meeting + "/move").field("version"));

    const auto asked = client.post(meeting + "/move", there);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("is without: step-free access."));
    EXPECT_TRUE(asked.says("href=\"#confirm_access\""));
    EXPECT_TRUE(asked.says("name=\"confirm_access\""));
    EXPECT_TRUE(asked.says("Use it, and say so to everyone invited"));

    there.emplace_back("confirm_access", "yes");
    EXPECT_EQ(client.post(meeting + "/move", there).status(), 303);
}

TEST_F(BookingPages, TheFilterSaysThatThereIsNoSuchDay)
{
    const auto page = service.as("bs").get("/meetings?from=31/02/2027");
    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("There is no 31 February 2027: that month has 28 days"));
}

TEST_F(BookingPages, AMeetingByVideoNeedsItsLink)
{
    auto client = service.as("bs");
    const auto fields = with(core_group(), "video_link", "");

    for (const char* step : {"check", "save"}) {
        const auto refused = client.post("/meetings/new", with(fields, "step", step));
        EXPECT_EQ(refused.status(), 422) << step;
        EXPECT_TRUE(refused.says("<a href=\"#video_link\">Enter the link to join by video</a>"));
    }
    const auto in_person = with(fields, "mode", "in_person");
    EXPECT_EQ(client.post("/meetings/new", in_person).status(), 303);
}

}  // namespace
}  // namespace quorate::server
