#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

// Flagging somebody who must not be at a family's meetings, and lifting the flag.

namespace quorate::server {
namespace {

namespace json = boost::json;

const std::string family = "/families/case-1";
const std::string flags = "/api/v1/cases/case-1/excluded-people";

class Exclusions : public testing::Test {
protected:
    Exclusions()
    {
        test::add_directory_to_staff(service_.app().pool);
        const auto booked = service_.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"core_group",
                "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":60,"chair":"cc",
                "mode":"in_person","room":"room-1",
                "invitees":[{"contact":"contact-nurse"},{"contact":"contact-police"}]})");
        EXPECT_EQ(booked.status(), 201) << booked.body();
        meeting_ =
            "/meetings/" + std::string{json::parse(booked.body()).as_object().at("id").as_string()};
    }

    std::string flag(const std::string& contact, const std::string& by = "bs")
    {
        const auto made = service_.as(by).post_json(
            flags, R"({"contact":")" + contact + R"(","reason":"A relative of the family"})");
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{json::parse(made.body()).as_object().at("id").as_string()};
    }

    test::TestService service_;
    std::string meeting_;
};

TEST_F(Exclusions, AreToldToWhoeverBookedTheMeeting)
{
    const auto done = service_.as("sw").post(
        family + "/excluded/new",
        {{"person", "contact:contact-police"}, {"reason", "A relative of the family"}});

    EXPECT_EQ(done.status(), 303) << done.body();
    EXPECT_TRUE(service_.as("sw").get(done.header("Location")).says("are taken back"));
    const auto page = service_.as("bs").get(meeting_);
    EXPECT_TRUE(page.says("Invitations taken back"));
    EXPECT_TRUE(page.says("Lee Fixture"));
    EXPECT_TRUE(page.says("Must not be at this family"));
}

TEST_F(Exclusions, LeadToTheMeetingWhoseQuorumTheyTake)
{
    const auto booked = service_.as("bs").post("/meetings/new",
                                               {{"family", "case-1"},
                                                {"type", "initial_cp_conference"},
                                                {"children", "child-1"},
                                                {"date", "26/11/2026"},
                                                {"time", "10:00"},
                                                {"duration_minutes", "60"},
                                                {"confirm_quorum", "yes"},
                                                {"chair", "cc"},
                                                {"mode", "in_person"},
                                                {"room", "room-1"},
                                                {"need.user:sw", "quorum"},
                                                {"need.contact:contact-nurse", "quorum"},
                                                {"need.contact:contact-police", "quorum"},
                                                {"step", "save"}});
    ASSERT_EQ(booked.status(), 303) << booked.body();
    const std::string location = booked.header("Location");

    const auto done = service_.as("sw").post(
        family + "/excluded/new",
        {{"person", "contact:contact-police"}, {"reason", "A relative of the family"}});

    EXPECT_EQ(done.status(), 303) << done.body();
    EXPECT_EQ(done.header("Location"),
              location.substr(0, location.find('?')) + "?done=person-flagged-quorum");
    EXPECT_TRUE(service_.as("sw")
                    .get(done.header("Location"))
                    .says("Quorum can no longer be met for this meeting"));
}

TEST_F(Exclusions, AreLiftedOnAPageThatAsksWhy)
{
    const std::string id = flag("contact-police");
    const std::string address = family + "/excluded/" + id + "/lift";
    EXPECT_FALSE(service_.as("bs").get(family).says(address));
    auto manager = service_.as("tm");
    EXPECT_TRUE(manager.get(family).says(address));
    const auto form = manager.get(address);
    EXPECT_TRUE(form.says("Lift the flag of Lee Fixture"));
    EXPECT_TRUE(form.says("A relative of the family"));

    const auto short_of_reasons = manager.post(address, {{"reason", "Fine"}});
    EXPECT_EQ(short_of_reasons.status(), 422);
    EXPECT_TRUE(short_of_reasons.says("Say why the person may be there again"));

    const auto asked = manager.post(address, {{"reason", "It was another person of that name"}});
    ASSERT_EQ(asked.status(), 303) << asked.body();
    const std::string waiting = asked.header("Location");
    EXPECT_TRUE(waiting.starts_with("/second-person/"));
    EXPECT_TRUE(manager.get(waiting).says("somebody else has to confirm it"));
    EXPECT_FALSE(manager.get(family).says("Nobody is flagged."));
    // Who asks again is led to what waits.
    EXPECT_EQ(manager.get(address).status(), 303);

    const std::string proposal = waiting.substr(0, waiting.find('?'));
    EXPECT_EQ(manager.post(proposal + "/confirm").status(), 403);
    auto head = service_.as("sm");
    EXPECT_TRUE(head.get(family).says("Second person"));
    EXPECT_TRUE(head.get(proposal).says("Lift the flag of Lee Fixture"));
    EXPECT_EQ(head.post(proposal + "/confirm").status(), 303);
    const auto page = manager.get(family);
    EXPECT_TRUE(page.says("Nobody is flagged."));
    EXPECT_TRUE(page.says("It was another person of that name"));
    EXPECT_EQ(manager.get(address).status(), 404);
}

TEST_F(Exclusions, AreLiftedByManagersOnly)
{
    const std::string own = family + "/excluded/" + flag("contact-police", "tm") + "/lift";

    EXPECT_EQ(service_.as("tm").get(own).status(), 200);  // a second person confirms it anyway
    EXPECT_EQ(service_.as("bs").get(own).status(), 403);
    EXPECT_EQ(
        service_.as("bs").post(own, {{"reason", "It was another person of that name"}}).status(),
        403);
}

TEST_F(Exclusions, AreLiftedByTheApiToo)
{
    const std::string id = flag("contact-police");
    const std::string address = flags + "/" + id + "/lift";
    const std::string why = R"({"reason":"It was another person of that name"})";

    EXPECT_EQ(service_.as("bs").post_json(address, why).status(), 403);
    EXPECT_EQ(service_.as("tm").post_json(address, R"({"reason":"Fine"})").status(), 422);
    const auto asked = service_.as("tm").post_json(address, why);
    ASSERT_EQ(asked.status(), 202) << asked.body();
    const std::string proposal = asked.header("Location");
    EXPECT_EQ(service_.as("tm").post_json(address, why).status(), 409);
    EXPECT_EQ(service_.as("tm").post_json(proposal + "/confirm", "{}").status(), 403);
    EXPECT_EQ(service_.as("sm").post_json(proposal + "/confirm", "{}").status(), 200);
    EXPECT_EQ(service_.as("tm").post_json(address, why).status(), 404);
    EXPECT_TRUE(json::parse(service_.as("bs").get_json(flags).body())
                    .as_object()
                    .at("items")
                    .as_array()
                    .empty());
}

}  // namespace
}  // namespace quorate::server
