#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/outbox/outbox.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class DeliveryApi : public testing::Test {
protected:
    DeliveryApi()
    {
        test::add_directory_to_staff(service.app().pool);
        const auto made = service.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","children":["child-1"],"type":"core_group",
            "starts_at":"2026-11-25T10:00:00+00:00","duration_minutes":120,"chair":"cc",
            "mode":"in_person","room":"room-1","invitees":[{"contact":"contact-nurse"}]})");
        EXPECT_EQ(made.status(), 201) << made.body();
        meeting = json::parse(made.body());
        test::run(service.app().pool, "update outbox_message set state = 'sent'");
    }

    std::string url() const
    {
        return "/api/v1/meetings/" + std::string{meeting.at("id").as_string()} + "/invitees/";
    }

    std::string nurse() const
    {
        for (const json::value& each : meeting.at("invitees").as_array())
            if (each.as_object().contains("contact")) return std::string{each.at("id").as_string()};
        throw std::logic_error{"the nurse has no seat"};
    }

    std::vector<std::string> steps(const std::string& seat)
    {
        const auto answer = service.as("bs").get_json(url() + seat + "/deliveries");
        EXPECT_EQ(answer.status(), 200) << answer.body();
        const json::value read = json::parse(answer.body());
        const json::array& items = read.is_array() ? read.as_array() : read.at("items").as_array();
        std::vector<std::string> found;
        for (const json::value& item : items)
            found.emplace_back(item.at("step").as_string());
        return found;
    }

    test::TestService service;
    json::value meeting;
};

TEST_F(DeliveryApi, GivesTheLedgerOfASeatWithoutAddresses)
{
    service.app().database.write([&](core::UnitOfWork& work) {
        const core::MeetingId id{std::string{meeting.at("id").as_string()}};
        for (const auto& message : work.outbox.of_meeting(core::AuthorityId{"authority-1"}, id))
            EXPECT_TRUE(work.outbox.mark_bounced(
                message.authority, message.id, "5.1.1", service.clock().now()));
        return 0;
    });

    EXPECT_EQ(steps(nurse()), (std::vector<std::string>{"queued", "bounced"}));
    EXPECT_FALSE(service.as("bs").get_json(url() + nurse() + "/deliveries").says("@"));
    EXPECT_EQ(service.as("bs").get_json(url() + "nobody/deliveries").status(), 404);
}

TEST_F(DeliveryApi, RecallsAnInvitationAndGivesTheNewSeat)
{
    const auto answer =
        service.as("bs").post_json(url() + nurse() + "/recall", R"({"email":"right@nhs.example"})");

    ASSERT_EQ(answer.status(), 201) << answer.body();
    const std::string made{json::parse(answer.body()).at("id").as_string()};
    EXPECT_NE(made, nurse());
    EXPECT_EQ(steps(made), (std::vector<std::string>{"queued", "recalled", "queued", "queued"}));
    EXPECT_EQ(service.as("bs").get_json(url() + nurse()).status(), 404);
}

TEST_F(DeliveryApi, HandsASeatToADeputyAndGivesTheirs)
{
    const auto answer = service.as("bs").post_json(
        url() + nurse() + "/hand", R"({"name":"Ira Stubb","email":"ira@nhs.example"})");

    ASSERT_EQ(answer.status(), 201) << answer.body();
    const json::value seat = json::parse(answer.body());
    const std::string made{seat.at("id").as_string()};
    EXPECT_NE(made, nurse());
    EXPECT_EQ(seat.at("reply").as_string(), "none");
    EXPECT_EQ(steps(made), (std::vector<std::string>{"taken_over", "queued"}));
    EXPECT_EQ(service.as("bs").get_json(url() + nurse()).status(), 404);
    EXPECT_EQ(service.as("bs").get_json(url() + made).status(), 200);
}

TEST_F(DeliveryApi, HandsNoSeatOverUntilAStrangeAddressIsConfirmed)
{
    const std::string hand = url() + nurse() + "/hand";
    const auto asked =
        service.as("bs").post_json(hand, R"({"name":"Ira Stubb","email":"ira@mail.example"})");
    EXPECT_EQ(asked.status(), 422) << asked.body();
    EXPECT_TRUE(asked.says("confirm_address"));
    EXPECT_FALSE(asked.says("ira@mail.example"));
    EXPECT_EQ(service.as("bs").get_json(url() + nurse()).status(), 200);

    EXPECT_EQ(
        service.as("bs")
            .post_json(hand,
                       R"({"name":"Ira Stubb","email":"ira@mail.example","confirm_address":true})")
            .status(),
        201);
}

TEST_F(DeliveryApi, LetsHeldMailGoOnceTheAddressIsSaidToBeRight)
{
    const std::string right = url() + nurse() + "/right-address";
    EXPECT_EQ(service.as("bs").post_json(right, R"({"proof":"they_said"})").status(), 409);
    test::run(service.app().pool,
              "update invitee set reply = 'wrong_person' where id = '" + nurse() + "'");

    EXPECT_EQ(service.as("bs").post_json(right, R"({"proof":"guessed"})").status(), 422);
    EXPECT_EQ(service.as("bs").post_json(right, R"({"proof":"they_said"})").status(), 204);
    EXPECT_EQ(service.as("bs").post_json(right, R"({"proof":"they_said"})").status(), 409);
}

TEST_F(DeliveryApi, NotesThatSomebodyWasToldByHand)
{
    const std::string told = url() + nurse() + "/told";

    EXPECT_EQ(service.as("bs").post_json(told, R"({"way":"pigeon"})").status(), 422);
    EXPECT_EQ(service.as("bs").post_json(told, R"({"way":"telephone"})").status(), 204);

    const auto lines = service.as("bs").get_json(url() + nurse() + "/deliveries");
    EXPECT_TRUE(lines.says(R"("step":"told")")) << lines.body();
    EXPECT_TRUE(lines.says(R"("way":"telephone")"));
    EXPECT_TRUE(lines.says(R"("by":"bs")"));
}

TEST_F(DeliveryApi, SaysWhatIsWrongWithTheAddress)
{
    const auto answer = service.as("bs").post_json(url() + nurse() + "/recall", R"({"email":""})");

    EXPECT_EQ(answer.status(), 422) << answer.body();
    EXPECT_TRUE(answer.says("Enter the right e-mail address"));
}

}  // namespace
}  // namespace quorate::server
