#include "server/pages/meetings/recall_pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/outbox/outbox.hpp"
#include "server/pages/meetings/meeting_views.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

const core::AuthorityId here{"authority-1"};

class RecallPages : public testing::Test {
protected:
    RecallPages()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "core_group"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "120"},
                                                   {"chair", "cc"},
                                                   {"mode", "in_person"},
                                                   {"room", "room-1"},
                                                   {"need.contact:contact-nurse", "required"},
                                                   {"need.member:mother-1", "required"},
                                                   {"step", "save"}});
        EXPECT_EQ(answer.status(), 303) << answer.body();
        meeting_url = answer.header("Location");
        meeting_url = meeting_url.substr(0, meeting_url.find('?'));
        test::run(service.app().pool, "update outbox_message set state = 'sent'");
    }

    core::Invitee seat(const core::SeatHolder& holder = {
                           .contact = core::ContactId{"contact-nurse"}})
    {
        const core::MeetingId id{meeting_url.substr(meeting_url.rfind('/') + 1)};
        for (const auto& each : service.app().database.read(
                 [&](core::UnitOfWork& work) { return work.invitees.of_meeting(here, id); }))
            if (each.invitee.holder == holder) return each.invitee;
        throw std::logic_error{"no such seat"};
    }

    std::string recall_url(const core::Invitee& of) const
    {
        return meeting_url + "/invitees/" + of.id.text() + "/recall";
    }

    std::string link(const core::Invitee& of)
    {
        return "/i/" +
               service.app().links.token(core::seat_link_purpose, of.id.text(), of.link_generation);
    }

    void comes_back(const core::Invitee& of)
    {
        service.app().database.write([&](core::UnitOfWork& work) {
            for (const auto& message : work.outbox.of_meeting(here, of.meeting))
                if (message.invitee == of.id)
                    EXPECT_TRUE(
                        work.outbox.mark_bounced(here, message.id, "5.1.1", service.clock().now()));
            return 0;
        });
    }

    test::TestService service;
    std::string meeting_url;
};

TEST_F(RecallPages, SayWhatWillHappenAndAskForTheRightAddress)
{
    const core::Invitee nurse = seat();
    EXPECT_TRUE(service.as("bs").get(meeting_url + "/invitees").says("Wrong address: recall"));

    const auto page = service.as("bs").get(recall_url(nurse));

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("The link in it stops at once"));
    EXPECT_TRUE(page.says("Right e-mail address"));
    EXPECT_FALSE(page.says("Nobody else reads this address"));
    EXPECT_TRUE(page.says(nurse.email.reveal()));
}

TEST_F(RecallPages, RecallTheInvitationAndSendAnotherWithALinkOfItsOwn)
{
    const core::Invitee wrong = seat();

    const auto answer = service.as("bs").post(
        recall_url(wrong),
        {{"email", "right@nhs.example"}, {"version", std::to_string(wrong.version)}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(
        service.as("bs").get(answer.header("Location")).says("Recalled, for this meeting."));
    EXPECT_EQ(seat().email.reveal(), "right@nhs.example");
    EXPECT_EQ(service.nobody().get(link(wrong)).status(), 404);
    EXPECT_EQ(service.nobody().get(link(seat())).status(), 200);
    const auto page = service.as("bs").get(meeting_url);
    EXPECT_TRUE(page.says("the address was wrong"));
    EXPECT_TRUE(page.says("That address is told not to come, and nothing more."));
}

TEST_F(RecallPages, TickTheOtherMeetingsWhereTheyWereInvitedAtThatAddress)
{
    const core::Invitee wrong = seat();
    const auto booked = service.as("bs").post("/meetings/new",
                                              {{"family", "case-1"},
                                               {"type", "core_group"},
                                               {"children", "child-1"},
                                               {"date", "26/11/2026"},
                                               {"time", "10:00"},
                                               {"duration_minutes", "120"},
                                               {"chair", "cc"},
                                               {"mode", "in_person"},
                                               {"room", "room-1"},
                                               {"need.contact:contact-nurse", "required"},
                                               {"step", "save"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const std::string first = std::exchange(
        meeting_url, booked.header("Location").substr(0, booked.header("Location").find('?')));
    const core::Invitee other = seat();
    meeting_url = first;

    const auto page = service.as("bs").get(recall_url(wrong));
    EXPECT_TRUE(page.says("Their other meetings where they were invited at this address"));
    EXPECT_TRUE(page.says("value=\"" + other.id.text() + "\" checked"));
    const auto answer = service.as("bs").post(recall_url(wrong),
                                              {{"email", "right@nhs.example"},
                                               {"also", other.id.text()},
                                               {"version", std::to_string(wrong.version)}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    EXPECT_EQ(service.nobody().get(link(other)).status(), 404);
    EXPECT_TRUE(
        service.as("bs").get(answer.header("Location")).says("for each meeting that was ticked"));
}

TEST_F(RecallPages, SayWhatBecomesOfTheMeetingsThatWereNotTicked)
{
    const core::Invitee wrong = seat();
    const auto booked = service.as("bs").post("/meetings/new",
                                              {{"family", "case-1"},
                                               {"type", "core_group"},
                                               {"children", "child-1"},
                                               {"date", "26/11/2026"},
                                               {"time", "10:00"},
                                               {"duration_minutes", "120"},
                                               {"chair", "cc"},
                                               {"mode", "in_person"},
                                               {"room", "room-1"},
                                               {"need.contact:contact-nurse", "required"},
                                               {"step", "save"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();

    const auto answer = service.as("bs").post(
        recall_url(wrong),
        {{"email", "right@nhs.example"}, {"version", std::to_string(wrong.version)}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto page = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(page.says("The meetings that were not ticked stay as they are"));
    EXPECT_TRUE(page.says("mail about them to the wrong address is held"));
}

TEST_F(RecallPages, AnotherAddressSaysWhichMeetingsFollowItAndLeavesOutWhatIsUnticked)
{
    const std::string edit = "/directory/contacts/contact-nurse/edit";
    auto client = service.as("bs");
    EXPECT_TRUE(client.get(edit).says("They were invited at the address they have now"));
    ASSERT_EQ(service.nobody().post(link(seat()), {{"reply", "wrong_person"}}).status(), 303);
    const core::Invitee wrong = seat();

    const auto page = client.get(edit);
    EXPECT_TRUE(page.says("Mail of theirs is held where it would go to a wrong address"));
    EXPECT_TRUE(page.says("invite them there to these meetings")) << page.body();
    EXPECT_TRUE(page.says("Wed 25 Nov"));
    EXPECT_TRUE(page.says("value=\"" + wrong.id.text() + "\" checked"));

    const auto left = client.post(edit,
                                  {{"name", "Noor Stubb"},
                                   {"job_title", "Health visitor"},
                                   {"email", "right@nhs.example"},
                                   {"language", "en"},
                                   {"version", page.field("version")},
                                   {"follow_shown", wrong.id.text()}});

    ASSERT_EQ(left.status(), 303) << left.body();
    EXPECT_TRUE(client.get(left.header("Location")).says("The others stay as they are"));
    EXPECT_EQ(seat().email, wrong.email);
}

TEST_F(RecallPages, AnotherAddressInvitesThemAnewWhereTheFormerOneWasRight)
{
    const std::string edit = "/directory/contacts/contact-nurse/edit";
    auto client = service.as("bs");
    const auto page = client.get(edit);
    const core::Invitee before = seat();
    EXPECT_TRUE(page.says("value=\"" + before.id.text() + "\" checked")) << page.body();

    const auto moved = client.post(edit,
                                   {{"name", "Noor Stubb"},
                                    {"job_title", "Health visitor"},
                                    {"email", "new@nhs.example"},
                                    {"address_checked", "yes"},
                                    {"language", "en"},
                                    {"version", page.field("version")},
                                    {"follow_shown", before.id.text()},
                                    {"follow", before.id.text()}});

    ASSERT_EQ(moved.status(), 303) << moved.body();
    EXPECT_TRUE(client.get(moved.header("Location")).says("They are invited at this address"));
    EXPECT_EQ(seat().email.reveal(), "new@nhs.example");
}

TEST_F(RecallPages, AnotherAddressOfOneOfTheFamilySaysTheSame)
{
    const core::SeatHolder mother{.member = core::FamilyMemberId{"mother-1"}};
    const std::string edit = "/families/case-1/people/mother-1";
    auto client = service.as("bs");
    const core::Invitee wrong = seat(mother);
    ASSERT_EQ(service.nobody().post(link(wrong), {{"reply", "wrong_person"}}).status(), 303);

    const auto page = client.get(edit);
    EXPECT_TRUE(page.says("invite them there to these meetings")) << page.body();
    const auto followed = client.post(edit,
                                      {{"name", "Hazel Testwood"},
                                       {"relationship", "Mother"},
                                       {"email", "right@mail.example"},
                                       {"may_email", "yes"},
                                       {"language", "English"},
                                       {"version", page.field("version")},
                                       {"follow_shown", wrong.id.text()},
                                       {"follow", wrong.id.text()}});

    ASSERT_EQ(followed.status(), 303) << followed.body();
    EXPECT_TRUE(client.get(followed.header("Location")).says("They are invited at this address"));
    EXPECT_EQ(seat(mother).email.reveal(), "right@mail.example");
}

TEST_F(RecallPages, SayWhatHoldsMailAndLetItGoOnceTheAddressIsRight)
{
    const core::Invitee nurse = seat();
    const std::string address_url = meeting_url + "/invitees/" + nurse.id.text() + "/address";
    EXPECT_EQ(service.as("bs").get(address_url).status(), 409);
    test::run(service.app().pool,
              "update invitee set reply = 'wrong_person' where id = '" + nurse.id.text() + "'");
    test::run(service.app().pool,
              "update outbox_message set state = 'held', last_code = 'wrong_person' where "
              "invitee_id = '" +
                  nurse.id.text() + "'");

    EXPECT_TRUE(service.as("bs")
                    .get(meeting_url)
                    .says("Give another address, or say that this one is right."));
    EXPECT_TRUE(service.as("bs").get(meeting_url + "/sent").says("Look at the address"));
    const auto page = service.as("bs").get(address_url);
    EXPECT_TRUE(page.says("says that they are the wrong person."));
    EXPECT_EQ(service.as("bs").post(address_url, {{"proof", ""}}).status(), 422);
    const auto answer = service.as("bs").post(address_url, {{"proof", "they_said"}});

    ASSERT_EQ(answer.status(), 303) << answer.body();
    EXPECT_TRUE(service.as("bs")
                    .get(answer.header("Location"))
                    .says("The address counts as right. What was held is sent now."));
    EXPECT_EQ(seat().reply, core::Reply::none);
}

TEST_F(RecallPages, KeepWhatWasTypedAndSayWhatIsWrong)
{
    const core::Invitee nurse = seat();
    const std::vector<std::pair<std::string, std::string>> form{
        {"email", "right at nhs"}, {"version", std::to_string(nurse.version)}};

    const auto page = service.as("bs").post(recall_url(nurse), form);

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter an e-mail address in the correct format"));
    EXPECT_EQ(page.field("email"), "right at nhs");
    EXPECT_EQ(seat().id, nurse.id);
}

TEST_F(RecallPages, AskWhetherAFamilysAddressIsSafe)
{
    const core::Invitee mother = seat({.member = core::FamilyMemberId{"mother-1"}});
    EXPECT_TRUE(service.as("bs").get(recall_url(mother)).says("Nobody else reads this address"));

    const auto page = service.as("bs").post(
        recall_url(mother),
        {{"email", "new@mail.example"}, {"version", std::to_string(mother.version)}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Check with them that nobody else reads this address"));
}

// peers.md P28
TEST_F(RecallPages, ABounceIsATaskOnTheSeatAndInTheQueueUntilTheyAnswer)
{
    EXPECT_FALSE(service.as("bs").get("/needs-a-date").says("not delivered"));
    comes_back(seat());

    const auto page = service.as("bs").get(meeting_url);
    EXPECT_TRUE(page.says("Invitation not delivered: Noor Stubb."));
    EXPECT_TRUE(page.says("Invitation not delivered: it came back (5.1.1)"));
    EXPECT_TRUE(page.says("Invitation came back (5.1.1)."));
    EXPECT_TRUE(service.as("bs").get("/needs-a-date").says("1 invitation not delivered."));

    ASSERT_EQ(
        service.as("bs")
            .post(meeting_url + "/invitees/" + seat().id.text() + "/reply", {{"reply", "attend"}})
            .status(),
        303);
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("Invitation not delivered"));
    EXPECT_FALSE(service.as("bs").get("/needs-a-date").says("not delivered"));
}

// peers.md P26
TEST_F(RecallPages, TheMeetingSaysThatALinkWasOpenedAndNotThatAnybodyReplied)
{
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("The link was opened"));
    ASSERT_EQ(service.nobody().send(Method::head, link(seat())).status(), 200);
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("The link was opened"));
    ASSERT_EQ(service.nobody().get(link(seat())).status(), 200);

    const auto page = service.as("bs").get(meeting_url);
    EXPECT_TRUE(page.says(
        "10:00</strong> The link was opened, by a person or by a program that checks mail."))
        << page.body();
    EXPECT_FALSE(page.says("Replied:"));
    EXPECT_EQ(seat().reply, core::Reply::none);
}

TEST_F(RecallPages, NameWhoWasNotToldThatTheMeetingIsOffUntilTheyWereRung)
{
    comes_back(seat());
    auto booker = service.as("bs");
    const std::string version = booker.get(meeting_url + "/cancel").field("version");

    const auto off = booker.post(meeting_url + "/cancel",
                                 {{"reason", "The family has moved away"}, {"version", version}});

    ASSERT_EQ(off.status(), 303) << off.body();
    const auto page = booker.get(off.header("Location"));
    EXPECT_TRUE(page.says("Cancelled. Mail does not reach everyone"));
    EXPECT_FALSE(page.says("Everyone who was invited is told."));
    EXPECT_TRUE(page.says("Not told: Noor Stubb (it came back (5.1.1))."));
    EXPECT_TRUE(page.says("Ring them, and note that they know."));
    EXPECT_TRUE(booker.get("/needs-a-date").says("1 person is not told that a meeting is off."));
    ASSERT_EQ(
        booker.post(meeting_url + "/invitees/" + seat().id.text() + "/told", {{"way", "telephone"}})
            .status(),
        303);
    EXPECT_FALSE(booker.get(meeting_url).says("Not told"));
    EXPECT_FALSE(booker.get("/needs-a-date").says("not told that a meeting is off"));
}

TEST_F(RecallPages, NameWhoWasNotToldOfAChange)
{
    test::run(service.app().pool,
              "insert into wrong_address (authority_id, holder, email, since, marked_by) select "
              "authority_id, 'contact:contact-nurse', email, 0, 'bs' from contact where "
              "id = 'contact-nurse'");
    auto booker = service.as("bs");
    const auto form = booker.get(meeting_url + "/move");

    const auto moved = booker.post(meeting_url + "/move",
                                   {{"date", "26/11/2026"},
                                    {"time", "14:00"},
                                    {"duration_minutes", "120"},
                                    {"chair", "cc"},
                                    {"mode", "in_person"},
                                    {"room", "room-1"},
                                    {"reason", "The room is needed"},
                                    {"version", form.field("version")},
                                    {"step", "save"}});

    ASSERT_EQ(moved.status(), 303) << moved.body();
    const auto page = booker.get(moved.header("Location"));
    EXPECT_TRUE(page.says("Changed. Mail does not reach everyone whom it concerns"));
    EXPECT_TRUE(page.says("Not told: Noor Stubb (the address was said to be wrong)."));
}

}  // namespace
}  // namespace quorate::server
