#include "server/pages/meetings/own_reply_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/meetings/invitee_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

// An agency's person with an account, who is invited as the contact that the directory knows.
class OwnReply : public testing::Test {
protected:
    OwnReply()
    {
        test::add_directory_to_staff(service_.app().pool);
        test::add_agency_user(service_.app().pool, "noor");
        const auto booked = service_.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"core_group",
                "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
                "mode":"in_person","room":"room-1",
                "invitees":[{"contact":"contact-nurse"},{"contact":"contact-police"}]})");
        EXPECT_EQ(booked.status(), 201) << booked.body();
        id_ = std::string{json::parse(booked.body()).as_object().at("id").as_string()};
    }

    std::string page() const { return "/meetings/" + id_; }
    std::string api() const { return "/api/v1/meetings/" + id_; }

    core::Invitee seat(const std::string& contact)
    {
        return service_.database().read([&](core::UnitOfWork& work) {
            for (const auto& each :
                 work.invitees.of_meeting(test::exampleshire, core::MeetingId{id_}))
                if (each.invitee.holder.contact == core::ContactId{contact}) return each.invitee;
            throw std::invalid_argument{"no such seat"};
        });
    }

    test::TestService service_;
    std::string id_;
};

TEST_F(OwnReply, IsGivenOnThePageOfTheMeeting)
{
    auto noor = service_.as("noor");
    const auto asked = noor.get(page());
    for (const char* words : {"Can you come?", "Yes, in person", "Send reply", "Going ahead"})
        EXPECT_TRUE(asked.says(words)) << words;
    for (const char* words : {"Testwood", "EX-2041", "Core group", "Lee Fixture", "Yes, by video"})
        EXPECT_FALSE(asked.says(words)) << words;

    const auto sent = noor.post(page() + "/reply", {{"reply", "attend"}, {"note", "On foot."}});

    EXPECT_EQ(sent.status(), 303) << sent.body();
    EXPECT_EQ(seat("contact-nurse").reply, core::Reply::attend);
    EXPECT_EQ(seat("contact-nurse").reply_note.reveal(), "On foot.");
    EXPECT_TRUE(noor.get(page()).says("Your reply"));

    EXPECT_TRUE(noor.get(page()).says("A note came with your last reply"));
    EXPECT_FALSE(noor.get(page()).says("On foot."));

    // What was noted belongs to the reply before, and waits to be read on its own.
    noor.post(page() + "/reply", {{"reply", "cannot_come"}, {"note", ""}});
    EXPECT_EQ(seat("contact-nurse").reply, core::Reply::cannot_come);
    EXPECT_EQ(seat("contact-nurse").reply_note.reveal(), "");
    EXPECT_TRUE(service_.as("bs").get("/replies").says("On foot."));
}

TEST_F(OwnReply, GivesBackWhatWasTypedWithWhatIsWrong)
{
    const auto again = service_.as("noor").post(page() + "/reply",
                                                {{"reply", "deputy"}, {"note", "I will ring."}});

    EXPECT_EQ(again.status(), 422);
    EXPECT_TRUE(again.says("There is a problem"));
    EXPECT_TRUE(again.says("I will ring."));
    EXPECT_EQ(seat("contact-nurse").reply, core::Reply::none);
}

TEST_F(OwnReply, IsForNobodyElseAndNotForAnotherSite)
{
    const std::vector<std::pair<std::string, std::string>> coming{{"reply", "attend"}};

    EXPECT_EQ(service_.as("sw-south").post(page() + "/reply", coming).status(), 404);
    EXPECT_EQ(service_.as("ad").post(page() + "/reply", coming).status(), 403);
    EXPECT_EQ(service_.as("noor").post_from_elsewhere(page() + "/reply").status(), 403);
    EXPECT_EQ(seat("contact-nurse").reply, core::Reply::none);
}

TEST_F(OwnReply, ComesTooLateOnceTheMeetingHasStarted)
{
    service_.clock().set(test::at("2026-11-25T10:00"));
    auto noor = service_.as("noor");

    EXPECT_TRUE(noor.get(page()).says("Replies are closed"));
    EXPECT_FALSE(noor.get(page()).says("Can you come?"));
    EXPECT_EQ(noor.post(page() + "/reply", {{"reply", "attend"}}).status(), 409);
}

TEST_F(OwnReply, IsGivenByTheApiToo)
{
    auto noor = service_.as("noor");

    const auto answer =
        noor.post_json(api() + "/reply", R"({"reply":"report_only","note":"It is written."})");

    ASSERT_EQ(answer.status(), 200) << answer.body();
    const auto meeting = json::parse(answer.body()).as_object();
    EXPECT_EQ(meeting.at("own_reply"), "report_only");
    EXPECT_FALSE(meeting.contains("case"));
    EXPECT_EQ(seat("contact-nurse").reply_note.reveal(), "It is written.");
    EXPECT_EQ(service_.as("sw-south").post_json(api() + "/reply", R"({"reply":"attend"})").status(),
              404);
}

TEST_F(OwnReply, OfOthersIsRecordedByStaffWhoMayTakeTheNoteBack)
{
    const auto record = [&](const std::string& body) {
        const std::string address =
            api() + "/invitees/" + seat("contact-police").id.text() + "/reply";
        EXPECT_EQ(service_.as("cc").post_json(address, body).status(), 200) << body;
        return seat("contact-police").reply_note.reveal();
    };

    EXPECT_EQ(record(R"({"reply":"attend","note":"Rang twice."})"), "Rang twice.");
    EXPECT_EQ(record(R"({"reply":"attend"})"), "Rang twice.");
    EXPECT_EQ(record(R"({"reply":"attend","note":null})"), "");
    EXPECT_EQ(record(R"({"reply":"attend","note":"Rang again."})"), "Rang again.");
    EXPECT_EQ(record(R"({"reply":"attend","note":""})"), "");

    record(R"({"reply":"attend","note":"Parking needed"})");
    EXPECT_TRUE(service_.as("cc").get(page() + "/invitees").says("Parking needed"));
    service_.as("cc").post(page() + "/invitees/" + seat("contact-police").id.text() + "/reply",
                           {{"reply", "attend"}, {"deputy_name", ""}, {"note", ""}});
    EXPECT_EQ(seat("contact-police").reply_note.reveal(), "");
}

TEST_F(OwnReply, IsNotAskedForOnceTheMeetingWasHeld)
{
    auto noor = service_.as("noor");
    EXPECT_TRUE(noor.get("/meetings").says("You have not replied"));
    const auto week = noor.get("/calendar");
    EXPECT_TRUE(week.says("Your week"));
    EXPECT_FALSE(week.says("Everyone"));

    test::run(service_.app().pool, "update meeting set status = 'held'");
    EXPECT_FALSE(noor.get("/meetings").says("You have not replied"));
}

}  // namespace
}  // namespace quorate::server
