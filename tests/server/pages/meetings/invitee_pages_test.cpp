#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

using Fields = std::vector<std::pair<std::string, std::string>>;

// A conference with a seat for the police, and the chair's.
class InviteePages : public testing::Test {
protected:
    InviteePages()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto booked = service.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"review_cp_conference",
                "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
                "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-police"}]})");
        EXPECT_EQ(booked.status(), 201) << booked.body();
        meeting += std::string{json::parse(booked.body()).as_object().at("id").as_string()};
    }

    // Where the invitation of the police is taken back.
    std::string remove_url()
    {
        const auto page = service.as("bs").get(meeting + "/invitees");
        const std::string before = meeting + "/invitees/";
        for (auto at = page.body().find(before); at != std::string::npos;
             at = page.body().find(before, at + 1)) {
            const auto end = page.body().find('"', at);
            const std::string url = page.body().substr(at, end - at);
            if (url.ends_with("/remove")) return url;
        }
        return {};
    }

    void run(const std::string& statement) { test::run(service.app().pool, statement); }

    test::TestService service;
    std::string meeting = "/meetings/";
};

TEST_F(InviteePages, AskBeforeAnInvitationIsTakenBack)
{
    const std::string remove = remove_url();
    ASSERT_FALSE(remove.empty());
    const auto people = service.as("bs").get(meeting + "/invitees");
    EXPECT_TRUE(people.says("href=\"" + remove + "\""));
    EXPECT_FALSE(people.says("action=\"" + remove + "\""));

    const auto asked = service.as("bs").get(remove);
    EXPECT_EQ(asked.status(), 200) << asked.body();
    EXPECT_TRUE(asked.says("Take the invitation of Lee Fixture back?"));
    EXPECT_FALSE(asked.says("<title>Take the invitation of Lee"));
    EXPECT_TRUE(service.as("bs").get(meeting + "/invitees").says("Lee Fixture"));

    run("update outbox_message set in_doubt_count = 1");  // they may know of the meeting
    const Fields fields{{"version", asked.field("version")}};
    EXPECT_EQ(service.as("bs").post(remove, fields).status(), 303);
    EXPECT_EQ(service.as("bs").get(remove).status(), 404);
    EXPECT_TRUE(asked.says("the meeting goes ahead without them"));
    EXPECT_TRUE(service.as("bs").get(meeting).says(
        "They are told that the meeting goes ahead without them, and not why."));
}

TEST_F(InviteePages, LetACouncilInWalesChooseTheLanguageOfASeat)
{
    auto client = service.as("bs");
    EXPECT_FALSE(client.get(meeting + "/invitees").says("Language of messages"));
    run("update authority set jurisdiction = 'Wales'");
    const auto people = client.get(meeting + "/invitees");
    EXPECT_TRUE(people.says("Language of messages"));
    std::string url = remove_url();
    url.replace(url.rfind("/remove"), std::string::npos, "/language");
    EXPECT_TRUE(people.says("action=\"" + url + "\""));
    EXPECT_FALSE(people.says("By e-mail, in Welsh"));

    const Fields stale{{"version", "9"}, {"language", "cy"}};
    EXPECT_EQ(client.post(url, stale).status(), 412);
    const Fields chosen{{"version", "1"}, {"language", "cy"}};
    EXPECT_EQ(client.post(url, chosen).status(), 303);

    EXPECT_TRUE(client.get(meeting + "/invitees").says("By e-mail, in Welsh"));
    EXPECT_TRUE(client.get(meeting + "/invitees").says("Write in English from now on"));
}

TEST_F(InviteePages, KeepInSightThatAnInvitationWasTakenBackFromWhoIsInvitedAgain)
{
    auto client = service.as("bs");
    const std::string remove = remove_url();
    ASSERT_FALSE(remove.empty());
    client.post(remove, {{"version", client.get(remove).field("version")}});
    const Fields again{{"invitees", "contact:contact-police"}, {"requirement", "quorum"}};
    ASSERT_EQ(client.post(meeting + "/invitees", again).status(), 303);

    EXPECT_TRUE(client.get(meeting).says("was taken back, and they are invited again."));
}

TEST_F(InviteePages, OfferTheFamilyNoPlaceInTheQuorum)
{
    const auto form = service.as("bs").get("/meetings/new?family=case-1&type=core_group");
    const auto row = form.body().find("need.member:mother-1");
    ASSERT_NE(row, std::string::npos);
    const std::string options = form.body().substr(row, form.body().find("</select>", row) - row);
    EXPECT_NE(options.find("value=\"optional\""), std::string::npos);
    EXPECT_EQ(options.find("value=\"quorum\""), std::string::npos);

    const Fields counted{{"invitees", "member:mother-1"}, {"requirement", "quorum"}};
    const auto refused = service.as("bs").post(meeting + "/invitees", counted);
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Family members do not count to quorum"));
}

TEST_F(InviteePages, SayOfWhoeverGetsNoEmailThatTheirLetterIsToBePrinted)
{
    const auto invited = [&](const char* who) {
        const auto answer = service.as("bs").post(meeting + "/invitees",
                                                  {{"invitees", who}, {"requirement", "optional"}});
        EXPECT_EQ(answer.status(), 303) << answer.body();
        return service.as("bs").get(answer.header("Location"));
    };

    EXPECT_TRUE(invited("contact:contact-nurse").says("The invitation is on its way."));
    const auto by_hand = invited("member:father-1");
    EXPECT_TRUE(by_hand.says("They get no e-mail: print their letter")) << by_hand.body();
    EXPECT_FALSE(by_hand.says("The invitation is on its way."));
    EXPECT_TRUE(by_hand.says("href=\"" + meeting + "/letters\""));
}

TEST_F(InviteePages, AskWhetherARoomThatIsTooSmallIsMeant)
{
    run("update room set capacity = 2 where id = 'room-1'");
    Fields more{{"invitees", "contact:contact-nurse"}, {"requirement", "quorum"}};

    const auto asked = service.as("bs").post(meeting + "/invitees", more);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("Room Oak fits 2; 3 people are invited in person."));
    EXPECT_TRUE(asked.says("name=\"confirm_room\""));

    more.emplace_back("confirm_room", "yes");
    EXPECT_EQ(service.as("bs").post(meeting + "/invitees", more).status(), 303);
}

TEST_F(InviteePages, OfACancelledMeetingShowNoQuorumAndWhyItWasCancelled)
{
    EXPECT_TRUE(service.as("bs").get(meeting).says("You need "));
    run("update meeting set status = 'cancelled', change_reason = 'The family has moved away'");

    const auto page = service.as("bs").get(meeting);
    EXPECT_TRUE(page.says("Why it was cancelled: The family has moved away"));
    EXPECT_FALSE(page.says("Why it was changed"));
    EXPECT_FALSE(page.says("You need "));
    EXPECT_FALSE(service.as("bs").get(meeting + "/invitees").says("You need "));
}

TEST_F(InviteePages, OfAMeetingThatBecameLateSayWhatToDo)
{
    service.as("sw").post("/families/case-1/events/new",
                          {{"kind", "strategy_discussion"},
                           {"on", "5/11/2026"},
                           {"children", "child-1"},
                           {"children", "child-2"},
                           {"initiates_section_47", "yes"}});
    const auto booked = service.as("bs").post_json(
        "/api/v1/meetings",
        R"({"case":"case-1","children":["child-1"],"type":"initial_cp_conference",
            "starts_at":"2026-11-26T14:00:00+00:00","duration_minutes":60,"chair":"cc",
            "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-police"}]})");
    ASSERT_EQ(booked.status(), 201) << booked.body();
    const std::string late =
        "/meetings/" + std::string{json::parse(booked.body()).as_object().at("id").as_string()};
    EXPECT_FALSE(service.as("bs").get(late).says("after the last day"));
    run("update due_date set limit_date = '2026-11-25', schedule_by = '2026-11-25'");

    auto client = service.as("bs");
    const auto page = client.get(late);
    EXPECT_TRUE(page.says("This meeting is now after the last day (Wednesday 25 November 2026)."));
    EXPECT_TRUE(page.says("Move it, or say who allowed it"));

    // Without moving it, a manager's name and a reason are enough.
    const auto form = client.get(late + "/move");
    Fields allowed{{"version", form.field("version")},
                   {"date", "26/11/2026"},
                   {"time", "14:00"},
                   {"duration_minutes", "60"},
                   {"chair", "cc"},
                   {"mode", "in_person"},
                   {"room", "room-1"},
                   {"late_authoriser", "tm"},
                   {"late_reason_code", "no_capacity"},
                   {"late_reason", "No chair was free any earlier"}};
    const auto saved = client.post(late + "/move", allowed);
    EXPECT_EQ(saved.status(), 303) << saved.body();
    EXPECT_FALSE(client.get(late).says("This meeting is now after the last day"));
}

}  // namespace
}  // namespace quorate::server
