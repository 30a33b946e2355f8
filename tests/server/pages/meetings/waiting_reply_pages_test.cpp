#include "server/pages/meetings/waiting_reply_pages.hpp"

#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class WaitingReplyPages : public testing::Test {
protected:
    WaitingReplyPages() { test::add_directory_to_staff(service.app().pool); }

    using Form = std::vector<std::pair<std::string, std::string>>;

    static Form on(const std::string& day)
    {
        return {{"family", "case-1"},
                {"type", "core_group"},
                {"children", "child-1"},
                {"date", day},
                {"time", "10:00"},
                {"duration_minutes", "120"},
                {"chair", "cc"},
                {"mode", "in_person"},
                {"room", "room-1"},
                {"need.contact:contact-police", "required"},
                {"need.member:mother-1", "optional"},
                {"step", "save"}};
    }

    // The address of a meeting that is booked.
    std::string booked()
    {
        const auto answer = service.as("bs").post("/meetings/new", on("25/11/2026"));
        EXPECT_EQ(answer.status(), 303) << answer.body();
        const std::string location = answer.header("Location");
        return location.substr(0, location.find('?'));
    }

    test::TestService service;
};

TEST_F(WaitingReplyPages, ANoteOfAnEarlierDateSaysWhichAndIsNotPutIntoANewReply)
{
    const std::string meeting = booked();
    auto client = service.as("bs");
    test::run(service.app().pool,
              "update invitee set reply = 'attend', reply_note = 'I need a lift', replied_at = "
              "created_at + 60 where family_member_id = 'mother-1'");
    EXPECT_TRUE(client.get(meeting + "/invitees").says(">I need a lift</textarea>"));
    service.clock().advance(std::chrono::minutes{2});
    Form moved = on("26/11/2026");
    moved.emplace_back("reason", "Police asked");
    moved.emplace_back("version", client.get(meeting + "/move").field("version"));

    ASSERT_EQ(client.post(meeting + "/move", moved).status(), 303);

    EXPECT_TRUE(client.get(meeting).says("before the meeting was moved: I need a lift"));
    EXPECT_TRUE(client.get(meeting).says("Wrote for ")) << client.get(meeting).body();
    EXPECT_FALSE(client.get(meeting + "/invitees").says(">I need a lift</textarea>"));
    const auto list = client.get("/replies");
    EXPECT_TRUE(list.says("Written with a reply that counts no more. It answers ")) << list.body();
    EXPECT_TRUE(list.says("and the meeting has moved since"));
    EXPECT_TRUE(list.says("Ref ")) << "two meetings can be at one time";
}

TEST_F(WaitingReplyPages, RepliesToLookAtOfACancelledMeetingSaySo)
{
    booked();
    test::run(service.app().pool,
              "update invitee set reply = 'deputy', deputy_name = 'Ivy Sandbox', reply_note = 'Is "
              "there a ramp?', replied_at = created_at where contact_id = 'contact-police'");
    auto client = service.as("bs");
    EXPECT_TRUE(client.get("/replies").says("Sending a deputy: Ivy Sandbox"));
    EXPECT_FALSE(client.get("/replies").says(", cancelled</a>"));

    test::run(service.app().pool, "update meeting set status = 'cancelled'");

    EXPECT_TRUE(client.get("/replies").says(", cancelled</a>")) << client.get("/replies").body();
    EXPECT_TRUE(client.get_json("/api/v1/waiting-replies").says("\"meeting_cancelled\":true"));
}

}  // namespace
}  // namespace quorate::server
