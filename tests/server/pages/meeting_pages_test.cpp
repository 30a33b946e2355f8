#include <gtest/gtest.h>

#include "server/pages/meeting_pages.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

class MeetingPages : public testing::Test {
protected:
    MeetingPages() { test::add_directory_to_staff(service.app().pool); }

    static Fields conference()
    {
        return {{"family", "case-1"},
                {"type", "initial_cp_conference"},
                {"children", "child-1"},
                {"children", "child-2"},
                {"date", "25/11/2026"},
                {"time", "10:00"},
                {"duration_minutes", "120"},
                {"chair", "cc"},
                {"mode", "hybrid"},
                {"room", "room-1"},
                {"video_link", "https://video.example/canary-link"},
                {"need.contact:contact-police", "quorum"},
                {"need.contact:contact-nurse", "quorum"},
                {"need.contact:contact-school", "quorum"},
                {"need.member:mother-1", "optional"},
                {"need.member:father-1", "optional"},
                {"need.user:sw", "required"},
                {"need.contact:contact-gp", ""},
                {"step", "save"}};
    }

    static Fields with(Fields fields, const std::string& name, const std::string& value)
    {
        for (auto& [each, old] : fields)
            if (each == name) {
                old = value;
                return fields;
            }
        fields.emplace_back(name, value);
        return fields;
    }

    // The address of a meeting that is booked.
    std::string booked()
    {
        const auto answer = service.as("bs").post("/meetings/new", conference());
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    test::TestService service;
};

TEST_F(MeetingPages, TheFormOffersChildrenChairsRoomsAndPeople)
{
    const auto page = service.as("bs").get("/meetings/new?family=case-1&type=core_group");

    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"Rowan Testwood",
                              "Name of cc",
                              "Room Oak, Civic House",
                              "Noor Stubb",
                              "Hazel Testwood",
                              "Told by letter, by hand",
                              "Check this day"})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("Room Ash"));
}

TEST_F(MeetingPages, WithoutAFamilyOneIsChosenFirst)
{
    const auto page = service.as("bs").get("/meetings/new");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("EX-2041, Testwood"));
}

TEST_F(MeetingPages, BookingLeadsToTheMeeting)
{
    const auto page = service.as("bs").get(booked() + "?done=meeting-booked");

    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"Testwood family: Rowan, 8, and Wren, 3",
                              "Initial child protection conference, EX-2041",
                              "Quorum at risk",
                              "Police: Police protection unit, no reply yet",
                              "Wednesday 25 November 2026",
                              "10:00 to 12:00",
                              "Room Oak, Civic House, or by video",
                              "6 invitations",
                              "have not replied",
                              "Booked. The invitations are on their way."})
        EXPECT_TRUE(page.says(words)) << words;
    EXPECT_FALSE(page.says("<title>Testwood"));
}

TEST_F(MeetingPages, WhatIsWrongIsSaidAtTheFieldAndNothingIsLost)
{
    auto fields = with(conference(), "date", "28/11/2026");
    fields = with(fields, "duration_minutes", "5");
    fields = with(fields, "video_link", "http://insecure.example");

    const auto page = service.as("bs").post("/meetings/new", fields);

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Error: Add a meeting"));
    EXPECT_TRUE(page.says("The length must be between 15 minutes and 8 hours"));
    EXPECT_TRUE(page.says("The video link must start with https:// and be complete"));
    EXPECT_EQ(page.field("date"), "28/11/2026");
    EXPECT_TRUE(page.says("<option value=\"quorum\" selected>"));
}

TEST_F(MeetingPages, AWeekendIsRefusedForAConference)
{
    const auto page =
        service.as("bs").post("/meetings/new", with(conference(), "date", "28/11/2026"));

    EXPECT_TRUE(page.says("A conference cannot be held on a Saturday or Sunday"));
}

TEST_F(MeetingPages, CheckingADayBooksNothingAndShowsWhoIsBusyAndQuorum)
{
    booked();
    auto fields = with(conference(), "step", "check");

    const auto page = service.as("bs").post("/meetings/new", fields);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Known meetings on Wednesday 25 November 2026"));
    EXPECT_TRUE(page.says("Noor Stubb: Busy 10:00 to 12:00"));
    EXPECT_TRUE(page.says("Quorum met"));
    EXPECT_TRUE(page.says("Police: Police protection unit, coming"));
}

TEST_F(MeetingPages, ATakenRoomIsSaidAtTheRoom)
{
    booked();

    const auto page = service.as("bs").post("/meetings/new", conference());

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("href=\"#room\""));
    EXPECT_TRUE(page.says("The chair already has a meeting at that time"));
}

TEST_F(MeetingPages, MovingAsksAgainAndStaleMovesAreRefused)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    const std::string version = client.get(meeting + "/move").field("version");
    auto fields = with(with(conference(), "date", "26/11/2026"), "reason", "Police asked");
    fields = with(fields, "version", version);

    EXPECT_EQ(client.post(meeting + "/move", fields).status(), 303);
    EXPECT_TRUE(client.get(meeting).says("Thursday 26 November 2026"));

    const auto stale = client.post(meeting + "/move", with(fields, "date", "27/11/2026"));
    EXPECT_EQ(stale.status(), 412);
    EXPECT_TRUE(stale.says("Someone else changed this meeting while you had it open"));
    EXPECT_EQ(stale.field("date"), "27/11/2026");
}

TEST_F(MeetingPages, CancellingNeedsAReason)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    const std::string version = client.get(meeting + "/cancel").field("version");

    const auto refused = client.post(meeting + "/cancel", {{"version", version}, {"reason", "no"}});
    EXPECT_TRUE(refused.says("Give a reason of at least 15 characters"));

    const Fields fields{{"version", version}, {"reason", "The family has moved away."}};
    EXPECT_EQ(client.post(meeting + "/cancel", fields).status(), 303);
    EXPECT_TRUE(client.get(meeting).says("Cancelled"));
    EXPECT_EQ(client.get(meeting + "/cancel").status(), 409);
}

TEST_F(MeetingPages, PeopleAreInvitedTakenBackAndAnsweredFor)
{
    const std::string meeting = booked();
    auto client = service.as("bs");

    EXPECT_EQ(client
                  .post(meeting + "/invitees",
                        {{"invitees", "contact:contact-gp"}, {"requirement", "optional"}})
                  .status(),
              303);
    const auto page = client.get(meeting + "/invitees");
    EXPECT_TRUE(page.says("Sol Specimen"));
    EXPECT_TRUE(page.says("Take the invitation back"));
    EXPECT_TRUE(client.post(meeting + "/invitees", {{"invitees", ""}}).says("Choose a person"));

    const auto at = page.body().find(meeting + "/invitees/");
    const std::string seat = page.body().substr(at, page.body().find("/reply\"", at) - at);
    EXPECT_EQ(client.post(seat + "/reply", {{"reply", "cannot_come"}}).status(), 303);
    EXPECT_TRUE(client.get(meeting).says("Cannot come"));
    EXPECT_EQ(client.post(seat + "/reply", {{"reply", "deputy"}}).status(), 422);
}

TEST_F(MeetingPages, MessagesAreListedWithTheirState)
{
    const auto page = service.as("bs").get(booked() + "/sent");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("lee@police.example"));
    EXPECT_TRUE(page.says("Waiting to be sent"));
    EXPECT_FALSE(page.says("glen@mail.example"));
}

TEST_F(MeetingPages, TheWeekShowsTheMeetingWithoutNames)
{
    booked();

    const auto page = service.as("bs").get("/calendar");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Mon 23 Nov"));
    EXPECT_TRUE(page.says("cm-r5 cm-s8"));
    EXPECT_TRUE(page.says("EX-2041, 2 children. Room Oak, Civic House, or by video"));
    EXPECT_FALSE(page.says("Testwood"));
    EXPECT_TRUE(service.as("cc").get("/calendar?view=list").says("Wed 25 Nov, 10:00 to 12:00"));
}

TEST_F(MeetingPages, TheListFilters)
{
    booked();
    auto client = service.as("bs");

    EXPECT_TRUE(client.get("/meetings").says("0 of 7 replied"));
    EXPECT_TRUE(client.get("/meetings?type=core_group").says("No meetings here"));
    EXPECT_TRUE(client.get("/meetings?from=26/11/2026").says("No meetings here"));
    EXPECT_TRUE(client.get("/meetings?state=cancelled").says("No meetings here"));
}

TEST_F(MeetingPages, AreHiddenFromThoseWhoAreNotInvolved)
{
    const std::string meeting = booked();

    EXPECT_EQ(service.as("sw").get(meeting).status(), 200);
    EXPECT_EQ(service.as("sw-south").get(meeting).status(),
              service.as("sw-south").get("/meetings/unknown").status());
    EXPECT_EQ(service.as("ad").get(meeting).status(), 403);
    EXPECT_EQ(service.nobody().get(meeting).status(), 303);
}

TEST_F(MeetingPages, SayWhenSomethingChanged)
{
    const std::string meeting = booked();

    const auto stream = service.as("bs").get(meeting + "/events");

    EXPECT_EQ(stream.header("Content-Type"), "text/event-stream");
    EXPECT_TRUE(stream.response.events);
    EXPECT_EQ(service.as("sw-south").get(meeting + "/events").status(), 404);
}

}  // namespace
}  // namespace quorate::server
