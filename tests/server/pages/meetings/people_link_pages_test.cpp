#include <gmock/gmock.h>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "tests/support/english_left.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/reader.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using testing::IsEmpty;

// A conference by video or in person, with the mother, the police and a health visitor.
class PeopleLink : public testing::Test {
protected:
    PeopleLink()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "90"},
                                                   {"confirm_quorum", "yes"},
                                                   {"chair", "cc"},
                                                   {"mode", "hybrid"},
                                                   {"room", "room-1"},
                                                   {"video_link", "https://video.example/canary"},
                                                   {"need.contact:contact-police", "quorum"},
                                                   {"need.contact:contact-nurse", "quorum"},
                                                   {"need.member:mother-1", "required"},
                                                   {"step", "save"}});
        const std::string location = answer.header("Location");
        meeting_ = location.substr(0, location.find('?'));
    }

    std::string link(const core::SeatHolder& who)
    {
        const core::MeetingId id{meeting_.substr(meeting_.rfind('/') + 1)};
        for (const auto& seat : service.database().read([&](core::UnitOfWork& work) {
                 return work.invitees.of_meeting(test::exampleshire, id);
             }))
            if (seat.invitee.holder == who)
                return "/i/" + service.app().links.token(
                                   core::seat_link_purpose, seat.invitee.id.text(), 1);
        throw std::invalid_argument{"no such seat"};
    }

    std::string nurse() { return link({.contact = core::ContactId{"contact-nurse"}}); }
    std::string mother() { return link({.member = core::FamilyMemberId{"mother-1"}}); }

    test::TestService service;
    std::string meeting_;
};

TEST_F(PeopleLink, TheFamilyIsToldInAdvanceWhoWillBeThereAndOfAPrivatePlace)
{
    const std::string address = mother();
    const auto invitation = service.nobody().get(address);
    EXPECT_TRUE(invitation.says("href=\"" + address + "/people\""));
    EXPECT_TRUE(invitation.says("See who will be there"));

    auto reader = test::reader_of(service, address + "/people");
    const auto opened = reader.post(address + "/people", {{"do", "open"}});

    EXPECT_EQ(opened.status(), 200);
    for (const char* words : {"The person who leads the meeting",
                              "<li>The police</li>",
                              "<li>Health</li>",
                              "be somewhere where nobody can hear you",
                              "tell us if there is somebody you do not want to be in a room",
                              "whether anybody of your family is"})
        EXPECT_TRUE(opened.says(words)) << words;
    for (const char* secret :
         {"Rowan", "Testwood", "Lee", "Noor", "Police protection unit", "EX-2041"})
        EXPECT_FALSE(opened.says(secret)) << secret;
    EXPECT_EQ(opened.header("X-Robots-Tag"), "noindex, nofollow");
}

TEST_F(PeopleLink, NamesAndBirthDatesStandBehindACheckedLinkForProfessionals)
{
    const std::string address = nurse();

    auto reader = test::reader_of(service, address + "/people");
    const auto opened = reader.post(address + "/people", {{"do", "open"}});

    for (const char* words : {"Rowan Testwood, born Tuesday 1 May 2018",
                              "Hazel Testwood, Mother",
                              "Lee Fixture, Detective constable, Police protection unit",
                              "Addresses are not shown here"})
        EXPECT_TRUE(opened.says(words)) << words;
    EXPECT_FALSE(opened.says("Wren")) << "whom the meeting is not about";
}

TEST_F(PeopleLink, ShowsNothingToWhoeverOnlyHasTheLink)
{
    for (const std::string& address : {mother(), nurse()}) {
        auto scanner = service.nobody();
        const auto looked = scanner.get(address + "/people");
        const auto pressed = scanner.post(address + "/people", {{"do", "open"}});
        EXPECT_EQ(looked.status(), 200);
        EXPECT_TRUE(looked.says("we check that it is you"));
        EXPECT_EQ(pressed.status(), 401);
        for (const char* secret : {"Rowan", "Testwood", "Lee", "The police", "leads the meeting"}) {
            EXPECT_FALSE(looked.says(secret)) << secret;
            EXPECT_FALSE(pressed.says(secret)) << secret;
        }
    }
    EXPECT_TRUE(test::mail_with_code(service).empty()) << "no button was pressed";
}

TEST_F(PeopleLink, IsInTheLanguageOfItsSeat)
{
    test::run(service.app().pool, "update invitee set language = 'cy'");
    const std::string address = mother();
    EXPECT_THAT(test::english_left(service.nobody().get(address + "/people").body()), IsEmpty());
    EXPECT_TRUE(service.nobody().get(address).says("Gweld pwy fydd yno"));

    auto reader = test::reader_of(service, address + "/people");
    const auto opened = reader.post(address + "/people", {{"do", "open"}});

    EXPECT_TRUE(opened.says("<html lang=\"cy\""));
    EXPECT_TRUE(opened.says("Yr heddlu"));
    EXPECT_THAT(test::english_left(opened.body()), IsEmpty()) << opened.body();
}

TEST_F(PeopleLink, IsNotOfferedOnceTheMeetingIsOff)
{
    const std::string address = nurse();
    test::run(service.app().pool, "update meeting set status = 'cancelled'");

    EXPECT_FALSE(service.nobody().get(address).says("/people\""));
    EXPECT_EQ(service.nobody().get(address + "/people").status(), 404);
}

TEST_F(PeopleLink, TheFamilyIsAskedForAPlaceWhereNobodyOverhearsAndStaffAreTold)
{
    const std::string address = mother();
    EXPECT_TRUE(service.nobody().get(address).says("a place where nobody can hear you?"));
    EXPECT_FALSE(service.nobody().get(nurse()).says("a place where nobody can hear you?"));

    const auto sent =
        service.nobody().post(address, {{"reply", "remote"}, {"private_place", "needs_place"}});

    EXPECT_EQ(sent.status(), 303);
    EXPECT_FALSE(service.nobody().get(address).says("value=\"needs_place\" checked"))
        << "nobody else who reads the link learns it";
    EXPECT_TRUE(
        service.as("bs").get(meeting_ + "/invitees").says("Has no private place: asked by"));
    EXPECT_TRUE(service.as("bs").get(meeting_).says("has no private place to join from"));
    const auto told = service.as("bs").get_json("/api/v1" + meeting_);
    EXPECT_TRUE(told.says("\"answer\":\"needs_place\"")) << told.body();
}

TEST_F(PeopleLink, EverybodyInWalesIsOfferedToSpeakWelshAndStaffSeeWhoAsked)
{
    const std::string address = nurse();
    EXPECT_FALSE(service.nobody().get(address).says("You are welcome to speak Welsh"));
    test::run(service.app().pool, "update authority set jurisdiction = 'Wales'");
    test::run(service.app().pool, "update invitee set language = 'cy'");
    const auto page = service.nobody().get(address);
    EXPECT_TRUE(page.says("Mae croeso i chi siarad Cymraeg"));
    EXPECT_THAT(test::english_left(page.body()), IsEmpty()) << page.body();

    service.nobody().post(address, {{"reply", "attend"}, {"speaks", "welsh"}});
    const auto list = service.as("bs").get(meeting_ + "/invitees");
    EXPECT_TRUE(list.says("Wants to speak Welsh: asked by the page"));
    EXPECT_TRUE(list.says("Which language do they want to speak?"));
    EXPECT_TRUE(service.as("bs").get(meeting_).says("1 person wants to speak Welsh."));

    const core::MeetingId id{meeting_.substr(meeting_.rfind('/') + 1)};
    for (const auto& seat : service.database().read([&](core::UnitOfWork& work) {
             return work.invitees.of_meeting(test::exampleshire, id);
         }))
        if (seat.invitee.holder.contact == core::ContactId{"contact-police"}) {
            const std::string url = meeting_ + "/invitees/" + seat.invitee.id.text() + "/reply";
            const auto saved =
                service.as("bs").post(url, {{"reply", "attend"}, {"speaks", "interpreter"}});
            EXPECT_EQ(saved.status(), 303);
        }
    EXPECT_TRUE(
        service.as("bs").get(meeting_ + "/invitees").says("Needs an interpreter: asked by"));
}

}  // namespace
}  // namespace quorate::server
