#include <gtest/gtest.h>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class ReplyPages : public testing::Test {
protected:
    ReplyPages()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"children", "child-1"},
                                                   {"date", "25/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "60"},
                                                   {"confirm_quorum", "yes"},
                                                   {"chair", "cc"},
                                                   {"mode", "hybrid"},
                                                   {"room", "room-1"},
                                                   {"video_link", "https://video.example/canary"},
                                                   {"need.contact:contact-police", "quorum"},
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

    std::string mother() { return link({.member = core::FamilyMemberId{"mother-1"}}); }
    std::string police() { return link({.contact = core::ContactId{"contact-police"}}); }

    test::TestService service;
    std::string meeting_;
};

TEST_F(ReplyPages, SayWhenAndWhereAndNothingElse)
{
    const auto page = service.nobody().get(police());

    EXPECT_EQ(page.status(), 200);
    for (const char* words : {"A meeting on Wednesday 25 November 2026",
                              "10:00 to 11:00",
                              "Room Oak, Civic House, or online",
                              "For the link to join by video, telephone ",
                              "It is not sent by e-mail."})
        EXPECT_TRUE(page.says(words)) << words;
    for (const char* words :
         {"Testwood", "Rowan", "Lee Fixture", "conference", "EX-2041", "video.example", "Hazel"})
        EXPECT_FALSE(page.says(words)) << words;
    EXPECT_TRUE(page.says("<title>Your meeting</title>"));
    EXPECT_FALSE(page.says("Children"));
    EXPECT_EQ(page.header("X-Robots-Tag"), "noindex, nofollow");
}

TEST_F(ReplyPages, TellTheChairOfTheWholeTimeAndOfferNoDeputy)
{
    test::run(service.app().pool,
              "update meeting set family_minutes_before = 30, debrief_minutes_after = 15");
    const std::string address = link({.user = core::UserId{"cc"}});

    const auto page = service.nobody().get(address);
    EXPECT_TRUE(page.says("09:30 to 11:15"));
    EXPECT_TRUE(page.says("Meeting 10:00 to 11:00. First part from 09:30; until 11:15 afterwards"));
    EXPECT_TRUE(page.says("No, another chair is needed"));
    for (const char* words : {"deputy", "send a report"})
        EXPECT_FALSE(page.says(words)) << words;
    EXPECT_FALSE(service.nobody().get(police()).says("09:30"));

    const auto sent =
        service.nobody().post(address, {{"reply", "deputy"}, {"deputy_name", "Ivy Sandbox"}});
    EXPECT_EQ(sent.status(), 422);
    EXPECT_TRUE(sent.says("A chair cannot send a deputy or a report instead."));
    EXPECT_FALSE(service.as("bs").get(meeting_).says("Ivy Sandbox"));
}

TEST_F(ReplyPages, ChangeNothingWhenTheyAreOnlyOpened)
{
    const std::string address = police();

    service.nobody().get(address);
    service.nobody().send(Method::head, address);
    service.nobody().get(address + "/done");

    EXPECT_FALSE(service.as("bs").get(meeting_).says("Coming<"));
}

// Programs that check mail open every address that they find, and guess others.
TEST_F(ReplyPages, P27TakeNoAnswerFromAnAddressThatIsOpened)
{
    const core::MeetingId id{meeting_.substr(meeting_.rfind('/') + 1)};
    const auto seats = [&] {
        std::string said;
        for (const auto& seat : service.database().read([&](core::UnitOfWork& work) {
                 return work.invitees.of_meeting(test::exampleshire, id);
             }))
            said += std::string{core::code(seat.invitee.reply)} + ' ' +
                    std::to_string(seat.invitee.version) + '\n';
        return said;
    };
    const std::string before = seats();
    const std::string address = police();
    const std::string form = service.nobody().get(address).body();

    for (const char* rest : {"?reply=attend",
                             "?reply=cannot_come",
                             "?reply=attend&csrf=x&step=save",
                             "/attend",
                             "/accept",
                             "/decline",
                             "/done?reply=attend"})
        for (const Method method : {Method::get, Method::head, Method::options})
            service.nobody().send(method, address + rest);

    EXPECT_EQ(seats(), before);
    // One token serves every answer, and what it answers is in the body of a form that is posted.
    EXPECT_NE(form.find("<form method=\"post\" action=\"" + address), std::string::npos);
    EXPECT_EQ(form.find("reply=attend"), std::string::npos);
    service.nobody().post(address, {{"reply", "attend"}});
    EXPECT_NE(seats(), before);
}

TEST_F(ReplyPages, RecordTheAnswerAndLetItBeChanged)
{
    const std::string address = police();
    auto visitor = service.nobody();

    const auto sent = visitor.post(address, {{"reply", "attend"}});

    EXPECT_EQ(sent.status(), 303);
    EXPECT_EQ(sent.header("Location"), address + "/done");
    EXPECT_TRUE(visitor.get(address + "/done").says("Yes, in person"));
    EXPECT_TRUE(service.as("bs").get(meeting_).says("Coming"));
    EXPECT_EQ(visitor.post(address, {{"reply", "deputy"}, {"deputy_name", "Ivy Sandbox"}}).status(),
              303);
    EXPECT_TRUE(service.as("bs").get(meeting_).says("Ivy Sandbox"));
    EXPECT_FALSE(visitor.get(address + "/done").says("Ivy Sandbox"));
}

TEST_F(ReplyPages, SayAtTheFieldWhatIsMissing)
{
    const std::string address = police();

    EXPECT_TRUE(service.nobody().post(address).says("Choose whether you can come"));
    const auto page =
        service.nobody().post(address, {{"reply", "deputy"}, {"note", "I will ring."}});
    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter the name of the deputy who will come"));
    EXPECT_TRUE(page.says("I will ring."));
}

TEST_F(ReplyPages, TakeOneAnswerAtATime)
{
    const std::string address = police();

    const auto page = service.nobody().post(address, {{"reply", "attend"}, {"reply", "remote"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Choose one answer"));
    EXPECT_FALSE(service.as("bs").get(meeting_).says("Coming<"));
}

TEST_F(ReplyPages, TakeNothingButAForm)
{
    const auto send = [&](const std::string& type, const std::string& body) {
        return service.nobody()
            .send(Method::post, police(), body, {{"content-type", type}})
            .status();
    };

    EXPECT_EQ(send("application/json", R"({"reply":"attend"})"), 415);
    EXPECT_EQ(send("text/plain", "reply=attend"), 415);
    EXPECT_EQ(send("Application/X-WWW-Form-URLEncoded; charset=utf-8", "reply=attend"), 303);
}

TEST_F(ReplyPages, AskTheFamilyInTheirOwnWords)
{
    const auto page = service.nobody().get(mother());

    for (const char* words : {"10 to 11 in the morning",
                              "In person or by video",
                              "To find out where it is, or how to join by video, telephone ",
                              "Yes, I will come",
                              "Yes, I will join by video",
                              "No, I cannot come then",
                              "Is there anything you need?",
                              "another time"})
        EXPECT_TRUE(page.says(words)) << words;
    for (const char* words : {"colleague",
                              "deputy",
                              "report",
                              "agency",
                              "nobody can cover",
                              "Room Oak",
                              "Civic House",
                              "about the family"})
        EXPECT_FALSE(page.says(words)) << words;
}

TEST_F(ReplyPages, RefuseAFamilysAnswerThatIsNotAFamilysAtItsField)
{
    const auto page = service.nobody().post(mother(), {{"reply", "report_only"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Choose an answer that a family member can give"));
}

TEST_F(ReplyPages, SayThatAMeetingIsCancelledAndTakeNoAnswer)
{
    const std::string address = police();
    const auto cancelled = service.as("bs").post(
        meeting_ + "/cancel",
        {{"reason", "The family has moved away"},
         {"version", service.as("bs").get(meeting_ + "/cancel").field("version")}});
    ASSERT_EQ(cancelled.status(), 303) << cancelled.body();

    const auto page = service.nobody().get(address);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("This meeting is cancelled."));
    EXPECT_FALSE(page.says("<form method=\"post\" action=\"" + address));
    EXPECT_FALSE(page.says("Room Oak"));
    const auto late = service.nobody().post(address, {{"reply", "attend"}});
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("Your reply was not recorded"));
    EXPECT_TRUE(late.says("This meeting is cancelled."));
}

TEST_F(ReplyPages, OfACancelledMeetingSayNothingOfChangingAReply)
{
    const std::string address = police();
    EXPECT_TRUE(service.nobody().get(address).says("You can change your reply until"));
    ASSERT_EQ(service.nobody().post(address, {{"reply", "attend"}}).status(), 303);
    ASSERT_EQ(service.as("bs")
                  .post(meeting_ + "/cancel",
                        {{"reason", "The family has moved away"},
                         {"version", service.as("bs").get(meeting_ + "/cancel").field("version")}})
                  .status(),
              303);

    const auto page = service.nobody().get(address);
    EXPECT_FALSE(page.says("You can change your reply until")) << page.body();
    EXPECT_TRUE(page.says("If you have a question, telephone"));
    const auto done = service.nobody().get(address + "/done");
    EXPECT_TRUE(done.says("This meeting is cancelled."));
    EXPECT_TRUE(done.says("You do not need to do anything.") ||
                done.says("Please confirm that you have seen this"));
    EXPECT_FALSE(done.says("Change my reply"));
    EXPECT_FALSE(done.says("Thank you, your reply is recorded"));
}

TEST_F(ReplyPages, CloseWhenTheMeetingStartsAndStopTheDayAfter)
{
    const std::string address = police();
    service.clock().advance(std::chrono::hours{49});
    const auto over = service.nobody().get(address);
    EXPECT_TRUE(over.says("This meeting is over,"));
    EXPECT_FALSE(over.says("<form method=\"post\" action=\"" + address));
    const auto late = service.nobody().post(address, {{"reply", "attend"}});
    EXPECT_EQ(late.status(), 409);
    EXPECT_TRUE(late.says("Your reply was not recorded"));
    EXPECT_TRUE(late.says("This meeting is over,"));

    service.clock().advance(std::chrono::hours{72});
    EXPECT_EQ(service.nobody().get(address).status(), 404);
}

TEST_F(ReplyPages, KnowNothingOfALinkThatNeverWas)
{
    EXPECT_EQ(service.nobody().get("/i/aaaaaaaaaaaaaaaaaaaaaaaaaa").status(), 404);
}

TEST_F(ReplyPages, RefuseAnAnswerThatAnotherSiteSends)
{
    EXPECT_EQ(service.nobody().post_from_elsewhere(police()).status(), 403);
}

}  // namespace
}  // namespace quorate::server
