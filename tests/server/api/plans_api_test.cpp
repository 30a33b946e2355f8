#include "server/api/plans_api.hpp"

#include <boost/json.hpp>

#include <chrono>
#include <thread>

#include "tests/support/scheduling_pages.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

class PlansApi : public test::SchedulingPages {
protected:
    static json::object read(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    test::Answer ask(const std::string& body, const std::string& who = "bs")
    {
        return service.as(who).post_json("/api/v1/plans", body);
    }

    // The plan once it is made.
    json::object made(const std::string& body)
    {
        const auto started = ask(body);
        EXPECT_EQ(started.status(), 201) << started.body();
        address_ = started.header("Location");
        for (int looks = 0; looks < 600; ++looks) {
            const auto plan = read(service.as("bs").get_json(address_));
            if (plan.at("state") == "done" || plan.at("state") == "failed") return plan;
            std::this_thread::sleep_for(50ms);
        }
        ADD_FAILURE() << "the plan is never made";
        return {};
    }

    test::Answer accept(const std::string& body, const std::string& who = "bs")
    {
        return service.as(who).post_json(address_ + "/accept", body);
    }

    // A meeting of "cc" on Wednesday at ten.
    std::string booked()
    {
        test::run(service.app().pool,
                  "update staff_user set chairs_meetings = 1 where id = 'cc-south'");
        const auto made = service.as("bs").post_json(
            "/api/v1/meetings",
            R"({"case":"case-1","type":"lac_review","children":["child-1"],
                "starts_at":"2026-11-25T10:00Z","duration_minutes":60,"mode":"in_person",
                "chair":"cc","room":"room-1","invitees":[{"user":"sw"}]})");
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{read(made).at("id").as_string()};
    }

    // "cc" alone chairs. The conference is on Tuesday, due by the Thursday.
    std::string booked_with_others(const char* core_group)
    {
        test::run(service.app().pool, "update staff_user set chairs_meetings = 0 where id <> 'cc'");
        save_needs();
        const std::string body =
            R"({"case":"case-1",
                "conference":{"starts_at":"2026-11-24T14:00Z","chair":"cc","room":"room-1"},
                "core_group":{"starts_at":")" +
            std::string{core_group} + R"(","chair":"sw","room":"room-1"},
                "review":{"starts_at":"2027-02-24T14:00Z","chair":"cc","room":"room-1"}})";
        const auto made = service.as("bs").post_json("/api/v1/chains", body);
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{json::parse(made.body()).at("meetings").at(0).at("meeting").as_string()};
    }

    static constexpr const char* away =
        R"({"kind":"chair_away","chair":"cc","from":"2026-11-25","until":"2026-11-25"})";

    std::string address_;
};

TEST_F(PlansApi, PlansTheQueueAndBooksWhatIsAccepted)
{
    save_needs();
    const auto plan = made(R"({"kind":"queue"})");

    ASSERT_EQ(plan.at("state"), "done");
    EXPECT_TRUE(plan.at("chair").is_null());
    ASSERT_EQ(plan.at("placements").as_array().size(), 1u);
    const auto& place = plan.at("placements").at(0);
    EXPECT_EQ(place.at("case"), "case-1");
    EXPECT_EQ(place.at("chair"), "cc");
    EXPECT_TRUE(place.at("meeting").is_null());
    EXPECT_FALSE(place.at("accepted").as_bool());
    EXPECT_NE(std::string{place.at("why").as_string()}.find("to spare"), std::string::npos);
    EXPECT_TRUE(place.at("missing_help").as_array().empty());

    const auto accepted = accept(R"({"ids":["0"]})");

    ASSERT_EQ(accepted.status(), 200) << accepted.body();
    const std::string meeting{read(accepted).at("meetings").at(0).as_string()};
    EXPECT_EQ(service.as("bs").get_json("/api/v1/meetings/" + meeting).status(), 200);
    const auto after = read(service.as("bs").get_json(address_));
    EXPECT_TRUE(after.at("placements").at(0).at("accepted").as_bool());
    const auto again = accept(R"({"ids":["0"]})");
    EXPECT_EQ(again.status(), 409);
    EXPECT_EQ(read(again).at("errors").at(0).at("field"), "ids.0");
}

TEST_F(PlansApi, FindsReplacementsForAChairWhoIsAway)
{
    const std::string meeting = booked();
    const auto plan = made(away);

    ASSERT_EQ(plan.at("placements").as_array().size(), 1u) << json::serialize(plan);
    const auto& place = plan.at("placements").at(0);
    EXPECT_EQ(place.at("meeting"), json::value(meeting));
    EXPECT_TRUE(place.at("keeps_time").as_bool());
    EXPECT_TRUE(place.at("keeps_room").as_bool());
    EXPECT_EQ(place.at("chair"), "cc-south");
    EXPECT_EQ(place.at("why"), "Same time, same room, with another chair");
    EXPECT_TRUE(place.at("chain").is_null());
    EXPECT_EQ(place.at("broken"), "");

    ASSERT_EQ(accept(R"({"ids":["0"],"reason":"Ill"})").status(), 200);
    EXPECT_EQ(read(service.as("bs").get_json("/api/v1/meetings/" + meeting)).at("chair"),
              "cc-south");
}

TEST_F(PlansApi, TellsWhatAnotherDayDoesToThoseBookedWithItAndRefusesToBreakThem)
{
    const std::string conference = booked_with_others("2026-11-25T14:00Z");
    const auto plan =
        made(R"({"kind":"chair_away","chair":"cc","from":"2026-11-24","until":"2026-11-24"})");

    ASSERT_EQ(plan.at("placements").as_array().size(), 1u) << json::serialize(plan);
    const auto& place = plan.at("placements").at(0);
    EXPECT_EQ(place.at("meeting"), json::value(conference));
    const auto& others = place.at("chain").at("others").as_array();
    ASSERT_EQ(others.size(), 2u);
    EXPECT_EQ(others.at(0).at("link"), "core_group");
    EXPECT_FALSE(others.at(0).at("fits").as_bool());
    EXPECT_FALSE(place.at("chain").at("limits").as_array().empty());
    EXPECT_FALSE(place.at("broken").as_string().empty());

    const auto refused = accept(R"({"ids":["0"]})");
    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_EQ(read(refused).at("errors").at(0).at("field"), "ids.0");
}

TEST_F(PlansApi, TellsWhatCannotBeHelpedAndWhy)
{
    booked();
    test::run(service.app().pool, "update staff_user set chairs_meetings = 0 where id <> 'cc'");

    const auto plan =
        made(R"({"kind":"chair_away","chair":"cc","from":"2026-11-23","until":"2027-10-29"})");

    EXPECT_TRUE(plan.at("placements").as_array().empty());
    ASSERT_EQ(plan.at("unplaced").as_array().size(), 1u);
    EXPECT_EQ(plan.at("unplaced").at(0).at("rule"), "no_chair_free");
}

TEST_F(PlansApi, NamesWhatIsWrong)
{
    const auto field = [&](const std::string& body) {
        const auto wrong = ask(body);
        EXPECT_EQ(wrong.status(), 422) << wrong.body();
        return std::string{read(wrong).at("errors").at(0).at("field").as_string()};
    };
    EXPECT_EQ(field(R"({"kind":"holiday"})"), "kind");
    EXPECT_EQ(field(R"({"kind":"queue","chair":"cc"})"), "chair");
    EXPECT_EQ(field(R"({"kind":"chair_away","from":"2026-11-25","until":"2026-11-25"})"), "chair");
    EXPECT_EQ(field(R"({"kind":"chair_away","chair":"cc","from":"2026-11-25"})"), "until");
    EXPECT_EQ(ask(R"({"kind":"queue"})", "ad").status(), 403);
    EXPECT_EQ(ask(away, "ad").status(), 403);

    booked();
    made(away);
    const auto wrong = accept(R"({"ids":["0","7"]})");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(read(wrong).at("errors").at(0).at("field"), "ids.1");
    EXPECT_EQ(read(accept(R"({"ids":[]})")).at("errors").at(0).at("field"), "ids");
}

TEST_F(PlansApi, AVideoMeetingWaitsForItsLink)
{
    save_needs(needs("video"));
    const auto plan = made(R"({"kind":"queue"})");
    EXPECT_TRUE(plan.at("placements").at(0).at("needs_video_link").as_bool());

    const auto without = accept(R"({"ids":["0"]})");
    EXPECT_EQ(read(without).at("errors").at(0).at("field"), "video_link");
    EXPECT_EQ(accept(R"({"ids":["0"],"video_link":"https://meet.example/x"})").status(), 200);
}

TEST_F(PlansApi, APlanIsNobodyElsesAndIsGoneOnceDropped)
{
    booked();
    made(away);
    EXPECT_EQ(service.as("tm").get_json(address_).status(), 404);
    EXPECT_EQ(accept(R"({"ids":["0"]})", "tm").status(), 404);

    auto client = service.as("bs");
    EXPECT_EQ(client.send(Method::del, address_).status(), 428);
    EXPECT_EQ(client.send(Method::del, address_, "", {{"if-match", "\"2\""}}).status(), 412);
    EXPECT_EQ(client.send(Method::del, address_, "", {{"if-match", "\"1\""}}).status(), 204);
    EXPECT_EQ(service.as("bs").get_json(address_).status(), 404);
}

TEST_F(PlansApi, AcceptingTwiceUnderOneKeyChangesOnce)
{
    const std::string meeting = booked();
    made(away);
    const auto send = [&] {
        return service.as("bs").post_json(
            address_ + "/accept", R"({"ids":["0"]})", {{"idempotency-key", "once"}});
    };
    const auto first = send();
    EXPECT_EQ(first.status(), 200) << first.body();
    EXPECT_EQ(send().body(), first.body());
    EXPECT_EQ(accept(R"({"ids":["0"]})").status(), 412);
}

}  // namespace
}  // namespace quorate::server
