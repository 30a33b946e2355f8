#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/meetings/invitee_store.hpp"
#include "core/meetings/seats.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

// A meeting on Tuesday, changed on the Monday before.
class ChangeSeenPages : public testing::Test {
protected:
    ChangeSeenPages()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto answer = service.as("bs").post("/meetings/new",
                                                  {{"family", "case-1"},
                                                   {"type", "initial_cp_conference"},
                                                   {"children", "child-1"},
                                                   {"date", "24/11/2026"},
                                                   {"time", "10:00"},
                                                   {"duration_minutes", "60"},
                                                   {"confirm_quorum", "yes"},
                                                   {"chair", "cc"},
                                                   {"mode", "in_person"},
                                                   {"room", "room-1"},
                                                   {"need.contact:contact-police", "quorum"},
                                                   {"need.member:mother-1", "required"},
                                                   {"step", "save"}});
        const std::string location = answer.header("Location");
        meeting_ = location.substr(0, location.find('?'));
        test::run(service.app().pool, "update outbox_message set state = 'sent'");
        const auto moved =
            service.as("bs").patch_json("/api/v1" + meeting_, R"({"room":"room-2"})", 1);
        EXPECT_EQ(moved.status(), 200) << moved.body();
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

    std::string police() { return link({.contact = core::ContactId{"contact-police"}}); }

    // What the API says of the police's seat.
    boost::json::object seat()
    {
        const auto answer = service.as("bs").get_json("/api/v1" + meeting_ + "/invitees");
        const auto body = boost::json::parse(answer.body());
        const auto& rows =
            body.is_array() ? body.as_array() : body.as_object().at("items").as_array();
        for (const auto& row : rows)
            if (row.as_object().contains("contact")) return row.as_object();
        throw std::invalid_argument{"no such seat"};
    }

    test::TestService service;
    std::string meeting_;
};

TEST_F(ChangeSeenPages, AskWhoeverMustBeThereToConfirmAChangeAtShortNotice)
{
    const auto page = service.nobody().get(police());

    EXPECT_TRUE(page.says("Please confirm that you have seen this"));
    EXPECT_TRUE(page.says("I have seen this"));
    const auto meeting = service.as("bs").get(meeting_);
    EXPECT_TRUE(meeting.says("Not yet confirmed: phone them"));
    EXPECT_TRUE(meeting.says("not confirmed the change."));
    EXPECT_TRUE(seat().at("change_asked_at").is_string());
    EXPECT_TRUE(seat().at("change_seen_at").is_null());
}

TEST_F(ChangeSeenPages, ChangeNothingWhenTheyAreOnlyOpened)
{
    service.nobody().get(police());
    service.nobody().get(police() + "/seen");
    service.nobody().send(Method::head, police());

    EXPECT_TRUE(seat().at("change_seen_at").is_null());
}

TEST_F(ChangeSeenPages, NoteThatTheChangeWasSeen)
{
    auto visitor = service.nobody();
    const std::string change = visitor.get(police()).field("change");

    const auto sent = visitor.post(police() + "/seen", {{"change", change}});

    EXPECT_EQ(sent.status(), 303);
    EXPECT_EQ(sent.header("Location"), police());
    EXPECT_TRUE(visitor.get(police()).says("You have confirmed that you have seen the change."));
    EXPECT_TRUE(seat().at("change_seen_at").is_string());
    EXPECT_TRUE(service.as("bs").get(meeting_).says("Has seen the change"));
}

TEST_F(ChangeSeenPages, AskAgainWhenThePageShowedAnEarlierChange)
{
    auto visitor = service.nobody();

    for (const char* change : {"0", "", "none", "99999999999999999999"})
        EXPECT_EQ(visitor.post(police() + "/seen", {{"change", change}}).status(), 303) << change;

    EXPECT_TRUE(visitor.get(police()).says("I have seen this"));
}

TEST_F(ChangeSeenPages, TakeAReplyForAConfirmation)
{
    auto visitor = service.nobody();

    EXPECT_EQ(visitor.post(police(), {{"reply", "attend"}}).status(), 303);

    EXPECT_TRUE(seat().at("change_seen_at").is_string());
    EXPECT_FALSE(visitor.get(police()).says("I have seen this"));
}

TEST_F(ChangeSeenPages, AskToConfirmThatAMeetingIsOff)
{
    const std::string version = service.as("bs").get(meeting_ + "/cancel").field("version");
    const auto off = service.as("bs").post(
        meeting_ + "/cancel", {{"reason", "The family has moved away"}, {"version", version}});
    ASSERT_EQ(off.status(), 303) << off.body();
    EXPECT_TRUE(service.as("bs").get(meeting_).says("not confirmed that it is off."));

    auto visitor = service.nobody();
    const auto page = visitor.get(police());
    EXPECT_TRUE(page.says("The meeting was called off at short notice."));
    EXPECT_FALSE(page.says("You do not need to do anything."));
    EXPECT_EQ(visitor.post(police() + "/seen", {{"change", page.field("change")}}).status(), 303);

    EXPECT_TRUE(service.as("bs").get(meeting_).says("Has seen that it is off"));
}

TEST_F(ChangeSeenPages, SayThatALinkIsUnknown)
{
    EXPECT_EQ(service.nobody().post("/i/unknown/seen", {{"change", "1"}}).status(), 404);
}

TEST(ReminderPolicyApi, TellsStaffWhoIsReminded)
{
    test::TestService service;

    const auto answer = service.as("bs").get_json("/api/v1/reminder-policy");

    EXPECT_EQ(answer.status(), 200);
    const auto policy = boost::json::parse(answer.body()).as_object();
    EXPECT_EQ(policy.at("whom"), "not_replied");
    EXPECT_EQ(policy.at("of_strategy_discussions"), false);
    EXPECT_EQ(policy.at("working_days_before"), (boost::json::array{5, 1}));
}

}  // namespace
}  // namespace quorate::server
