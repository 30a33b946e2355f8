#include "server/pages/meetings/hand_pages.hpp"

#include <gtest/gtest.h>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

const core::AuthorityId here{"authority-1"};

using Form = std::vector<std::pair<std::string, std::string>>;

class HandPages : public testing::Test {
protected:
    HandPages()
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

    std::vector<core::InviteeEntry> seats()
    {
        const core::MeetingId id{meeting_url.substr(meeting_url.rfind('/') + 1)};
        return service.app().database.read(
            [&](core::UnitOfWork& work) { return work.invitees.of_meeting(here, id); });
    }

    core::Invitee seat(const core::SeatHolder& holder = {
                           .contact = core::ContactId{"contact-nurse"}})
    {
        for (const auto& each : seats())
            if (each.invitee.holder == holder) return each.invitee;
        throw std::logic_error{"no such seat"};
    }

    std::string hand_url(const core::Invitee& of) const
    {
        return meeting_url + "/invitees/" + of.id.text() + "/hand";
    }

    std::string link(const core::Invitee& of)
    {
        return "/i/" +
               service.app().links.token(core::seat_link_purpose, of.id.text(), of.link_generation);
    }

    Form form(const core::Invitee& of, const std::string& email = "ira@nhs.example")
    {
        return {{"name", "Ira Stubb"},
                {"email", email},
                {"job_title", "Health visitor"},
                {"version", std::to_string(of.version)}};
    }

    test::TestService service;
    std::string meeting_url;
};

TEST_F(HandPages, SayWhatWillHappenAndNameTheDeputyOfTheReply)
{
    EXPECT_TRUE(service.as("bs").get(meeting_url + "/invitees").says("Hand to a deputy"));
    EXPECT_FALSE(service.as("bs").get(meeting_url).says("Hand the seat to the deputy"));
    ASSERT_EQ(service.as("bs")
                  .post(meeting_url + "/invitees/" + seat().id.text() + "/reply",
                        {{"reply", "deputy"}, {"deputy_name", "Ira Stubb"}})
                  .status(),
              303);
    EXPECT_TRUE(service.as("bs").get(meeting_url).says("Hand the seat to the deputy"));

    const auto page = service.as("bs").get(hand_url(seat()));

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("Hand the seat of Noor Stubb to a deputy?"));
    EXPECT_EQ(page.field("name"), "Ira Stubb");
    EXPECT_EQ(page.field("job_title"), "Health visitor");
    EXPECT_FALSE(page.says("Is this the right address?"));
}

TEST_F(HandPages, HandTheSeatOverAndSaySoOnTheMeeting)
{
    const core::Invitee old = seat();

    const auto answer = service.as("bs").post(hand_url(old), form(old));

    ASSERT_EQ(answer.status(), 303) << answer.body();
    const auto page = service.as("bs").get(answer.header("Location"));
    EXPECT_TRUE(page.says("Handed over. The deputy is invited"));
    EXPECT_TRUE(page.says("Ira Stubb"));
    EXPECT_TRUE(page.says("Deputy of Noor Stubb"));
    EXPECT_TRUE(page.says("A deputy has the seat now."));
    EXPECT_TRUE(page.says("Took over the seat, as a deputy."));
    EXPECT_TRUE(service.as("bs").get(meeting_url + "/invitees").says("Deputy of Noor Stubb"));
    EXPECT_EQ(service.nobody().get(link(old)).status(), 404);
    for (const auto& each : seats())
        if (each.invitee.email.reveal() == "ira@nhs.example")
            EXPECT_EQ(service.nobody().get(link(each.invitee)).status(), 200);
}

TEST_F(HandPages, WarnOfAnAddressOfAnotherKindAndKeepWhatWasTyped)
{
    const core::Invitee old = seat();

    const auto page = service.as("bs").post(hand_url(old), form(old, "ira@mail.example"));

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Nobody of this agency has an address like this one"));
    EXPECT_TRUE(page.says("Is this the right address?"));
    EXPECT_EQ(page.field("email"), "ira@mail.example");
    EXPECT_EQ(seat().id, old.id);

    Form sure = form(old, "ira@mail.example");
    sure.emplace_back("confirm_address", "yes");
    EXPECT_EQ(service.as("bs").post(hand_url(old), sure).status(), 303);
}

TEST_F(HandPages, AreNotOfferedOnceTheMeetingHasBegun)
{
    const std::string people = meeting_url + "/invitees";
    EXPECT_TRUE(service.as("bs").get(people).says("/hand\""));
    EXPECT_TRUE(service.as("bs").get(people).says("/recall\""));

    service.clock().set(test::at("2026-11-25T10:01"));

    EXPECT_FALSE(service.as("bs").get(people).says("/hand\""));
    EXPECT_FALSE(service.as("bs").get(people).says("/recall\""));
}

TEST_F(HandPages, SayWhatIsWrong)
{
    const core::Invitee old = seat();

    const auto page = service.as("bs").post(hand_url(old), form(old, "ira at nhs"));

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter the e-mail address of the deputy"));
    EXPECT_EQ(page.field("email"), "ira at nhs");
}

TEST_F(HandPages, AreNotForTheFamilyTheChairOrAStranger)
{
    const core::Invitee mother = seat({.member = core::FamilyMemberId{"mother-1"}});
    const core::Invitee chair = seat({.user = core::UserId{"cc"}});
    EXPECT_EQ(service.as("bs").get(hand_url(mother)).status(), 409);
    EXPECT_EQ(service.as("bs").post(hand_url(chair), form(chair)).status(), 409);
    EXPECT_EQ(service.as("am").get(hand_url(seat())).status(), 403);
}

}  // namespace
}  // namespace quorate::server
