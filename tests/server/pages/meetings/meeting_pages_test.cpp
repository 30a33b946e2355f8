#include <gtest/gtest.h>

#include "tests/server/pages/meetings/meeting_pages_fixture.hpp"

namespace quorate::server {
namespace {

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
    EXPECT_FALSE(page.says("There is a problem"));
    const auto none = service.as("bs").get("/meetings/new?family=&date=25%2F11%2F2026");
    EXPECT_EQ(none.status(), 422);
    EXPECT_TRUE(none.says("<a href=\"#family\">Choose which family it is about</a>"));
    EXPECT_EQ(none.field("date"), "25/11/2026");
}

TEST_F(MeetingPages, BookingLeadsToTheMeeting)
{
    const auto page = service.as("bs").get(booked() + "?done=meeting-booked");

    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"Testwood family: Rowan, 8, and Wren, 3",
                              "Initial child protection conference, EX-2041",
                              "Quorum at risk: it is met if everyone invited comes",
                              "0 have said they come.",
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

TEST_F(MeetingPages, SayThatAChildHasDiedWhomTheMeetingIsAbout)
{
    const std::string meeting = booked();
    EXPECT_FALSE(service.as("bs").get(meeting).says("has died."));

    test::run(service.app().pool,
              "update child set date_of_death = '2026-11-22' where id = 'child-1'");

    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("Rowan has died."));
    EXPECT_FALSE(page.says("Wren has died."));
    EXPECT_TRUE(page.says("Look whether this meeting goes ahead."));
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

TEST_F(MeetingPages, WithoutAPossibleQuorumABoxIsTickedFirst)
{
    auto fields = conference();
    for (const char* contact : {"need.contact:contact-nurse", "need.contact:contact-school"})
        fields = with(fields, contact, "optional");

    const auto asked = service.as("bs").post("/meetings/new", fields);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("The people invited could not make quorum: one more agency needed."));
    EXPECT_TRUE(asked.says("href=\"#confirm_quorum\""));
    EXPECT_TRUE(asked.says("Quorum cannot be met by those invited"));

    fields.emplace_back("confirm_quorum", "yes");
    EXPECT_EQ(service.as("bs").post("/meetings/new", fields).status(), 303);
}

TEST_F(MeetingPages, ASecondConferenceForAChildIsConfirmedFirst)
{
    booked();
    auto fields = with(conference(), "date", "26/11/2026");

    const auto asked = service.as("bs").post("/meetings/new", fields);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("These children already have an initial child protection conference"));
    EXPECT_TRUE(asked.says("booked for Wednesday 25 November 2026"));

    fields.emplace_back("confirm_duplicate", "yes");
    EXPECT_EQ(service.as("bs").post("/meetings/new", fields).status(), 303);
}

TEST_F(MeetingPages, TheFormIsFilledInWithWhatIsUsual)
{
    booked();

    const auto page = service.as("bs").get("/meetings/new?family=case-1&type=review_cp_conference");

    EXPECT_EQ(page.field("date"), "24/11/2026");
    EXPECT_TRUE(page.says("For example, 24/11/2026, the next working day"));
    EXPECT_TRUE(page.says("<option value=\"cc\" selected>"));
    EXPECT_TRUE(page.says("<option value=\"120\" selected>"));
    EXPECT_TRUE(page.says("value=\"in_person\" checked"));
    EXPECT_TRUE(page.says("Known meetings on Tuesday 24 November 2026"));
}

TEST_F(MeetingPages, AHeldMeetingSaysWhoCameAndOffersNoChange)
{
    const std::string meeting = booked();
    const std::string id = meeting.substr(meeting.rfind('/') + 1);
    auto& pool = service.app().pool;
    test::run(pool,
              "update meeting set status = 'held', opened_at = starts_at, closed_at = ends_at "
              "where id = '" +
                  id + "'");
    test::run(pool,
              "update invitee set attendance = 'present', reply = 'attend' where contact_id = "
              "'contact-police'");
    test::run(pool,
              "update invitee set attendance = 'apologies' where contact_id = 'contact-nurse'");
    test::run(pool,
              "update invitee set attendance = 'report_only' where contact_id = 'contact-school'");
    test::run(pool, "update invitee set attendance = 'remote' where user_id = 'sw'");

    const auto page = service.as("bs").get(meeting);
    for (const char* words : {"Came", "Was remote", "Sent apologies", "Report only", "Not marked"})
        EXPECT_TRUE(page.says(words)) << words;
    for (const char* words :
         {"Invite someone else", "Change the time or place", "Cancel the meeting", "coming"})
        EXPECT_FALSE(page.says(words)) << words;

    for (const char* list : {"/calendar", "/calendar?view=list", "/meetings"}) {
        const auto shown = service.as("bs").get(list);
        EXPECT_TRUE(shown.says("Held, ")) << list;
        EXPECT_FALSE(shown.says("See who is missing")) << list;
        EXPECT_FALSE(shown.says("at risk")) << list;
    }

    const auto people = service.as("bs").get(meeting + "/invitees");
    EXPECT_TRUE(people.says("Who was invited"));
    EXPECT_TRUE(people.says("Was remote"));
    EXPECT_FALSE(people.says("Invite someone else"));
    EXPECT_FALSE(people.says("Record a reply"));
}

TEST_F(MeetingPages, ATakenRoomIsSaidAtTheRoom)
{
    booked();

    const auto page = service.as("bs").post("/meetings/new", conference());

    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("href=\"#room\""));
    EXPECT_TRUE(page.says("The chair already has a meeting at that time"));
}

TEST_F(MeetingPages, WhoHasToBeElsewhereIsNamed)
{
    booked();
    test::run(service.app().pool, "update staff_user set chairs_meetings = 1 where id = 'tm'");
    auto fields = with(with(conference(), "chair", "tm"), "room", "");

    const auto page = service.as("bs").post("/meetings/new", with(fields, "mode", "video"));

    EXPECT_EQ(page.status(), 409);
    EXPECT_TRUE(page.says("Name of sw already has to be at another meeting at that time"));
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

TEST_F(MeetingPages, AMoveKeepsWhatWasWrittenWithTheReplies)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    test::run(service.app().pool,
              "update invitee set reply = 'attend', reply_note = 'I need a lift', replied_at = "
              "1000 where family_member_id = 'mother-1'");
    auto fields = with(with(conference(), "date", "26/11/2026"), "reason", "Police asked");
    fields = with(fields, "version", client.get(meeting + "/move").field("version"));

    ASSERT_EQ(client.post(meeting + "/move", fields).status(), 303);

    EXPECT_TRUE(client.get(meeting).says("Wrote before the meeting was moved: I need a lift"));
    EXPECT_TRUE(client.get("/replies").says("I need a lift"));
    EXPECT_TRUE(client.get_json("/api/v1/waiting-replies").says("I need a lift"));
}

TEST_F(MeetingPages, AMoveThatChangesNothingIsRefused)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    const auto fields =
        with(conference(), "version", client.get(meeting + "/move").field("version"));

    const auto refused = client.post(meeting + "/move", fields);

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Nothing is different yet: change the time, the place or the chair"));
}

TEST_F(MeetingPages, FamilyIsNotOfferedForAStrategyDiscussion)
{
    auto client = service.as("bs");
    const auto form = client.get("/meetings/new?family=case-1&type=strategy_discussion");
    EXPECT_TRUE(form.says("Noor Stubb"));
    EXPECT_FALSE(form.says("member:mother-1"));

    const auto fields = with(with(conference(), "type", "strategy_discussion"), "mode", "video");
    const auto refused = client.post("/meetings/new", fields);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Family members are not invited to a strategy discussion"));
    EXPECT_FALSE(refused.says("member:mother-1"));
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

    const auto late =
        client.post(meeting + "/move",
                    with(with(conference(), "version", version), "reason", "Typed in another tab"));
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("This meeting was cancelled while you had it open"));
    EXPECT_TRUE(late.says("Typed in another tab</textarea>"));
    EXPECT_FALSE(late.says("Save and send updates"));
    EXPECT_TRUE(late.says("href=\"" + meeting + "\""));
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

    const auto at = page.body().find(meeting + "/invitees/",
                                     page.body().find("Sol Specimen"));  // not the chair
    const std::string seat = page.body().substr(at, page.body().find("/reply\"", at) - at);
    EXPECT_EQ(client.post(seat + "/reply", {{"reply", "cannot_come"}}).status(), 303);
    EXPECT_TRUE(client.get(meeting).says("Cannot come"));
    const auto refused =
        client.post(seat + "/reply", {{"reply", "deputy"}, {"note", "Rings back at noon"}});
    EXPECT_EQ(refused.status(), 422);
    const std::string deputy = "deputy-" + seat.substr(seat.rfind('/') + 1);
    EXPECT_TRUE(refused.says("href=\"#" + deputy + "\""));
    EXPECT_TRUE(refused.says("id=\"" + deputy + "\""));
    EXPECT_TRUE(refused.says("<details class=\"govuk-details cm-mb0\" open>"));
    EXPECT_TRUE(refused.says("Rings back at noon</textarea>"));
    EXPECT_TRUE(refused.says("<option value=\"deputy\" selected>"));
}

TEST_F(MeetingPages, MessagesAreListedWithTheirState)
{
    const auto page = service.as("bs").get(booked() + "/sent");

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("lee@police.example"));
    EXPECT_TRUE(page.says("Waiting to be sent"));
    EXPECT_FALSE(page.says("glen@mail.example"));
}

TEST_F(MeetingPages, AMessageThatLeftLaterThanItWasWrittenSaysWhen)
{
    const std::string meeting = booked();
    // Thursday 26 November 2026 at 11:45.
    test::run(service.app().pool,
              "update outbox_message set state = 'sent', terminal_at = 1795693500");

    const auto page = service.as("bs").get(meeting + "/sent");

    EXPECT_TRUE(page.says("Thu 26 Nov 11:45")) << page.body();
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

TEST_F(MeetingPages, TheListsShowAnAgencysUserWhatTheirInvitationSays)
{
    booked();
    test::add_agency_user(service.app().pool, "noor");

    for (const char* list : {"/meetings", "/calendar", "/calendar?view=list"}) {
        const auto page = service.as("noor").get(list);
        EXPECT_TRUE(page.says("Multi-agency meeting")) << list;
        for (const char* words : {"Initial child protection", "EX-2041", "Chair:", "people have"})
            EXPECT_FALSE(page.says(words)) << list << " " << words;
    }
    EXPECT_TRUE(service.as("noor").get("/meetings").says("You have not replied"));
}

TEST_F(MeetingPages, TheListFilters)
{
    booked();
    auto client = service.as("bs");

    EXPECT_TRUE(client.get("/meetings").says("6 people have not replied"));
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
