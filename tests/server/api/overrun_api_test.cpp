#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

const char* request = R"({"rationale":"The interpreter is free on 1 December",
    "expected_on":"2026-12-01"})";
const char* grant =
    R"({"as":"granted","reason":"Quorum needs the interpreter","agreed_with":"tm"})";

// A conference is due on Thursday 26 November 2026, and it is Monday.
class OverrunApi : public testing::Test {
protected:
    OverrunApi()
    {
        service_.as("sw").post_json(
            path_ + "/events",
            R"({"kind":"strategy_discussion","on":"2026-11-05","initiates_section_47":true})");
    }

    json::array items(const std::string& who, const std::string& path)
    {
        const auto answer = service_.as(who).get_json(path);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).at("items").as_array();
    }

    json::object conference()
    {
        for (const json::value& each : items("sw", path_ + "/due-dates"))
            if (each.at("rule_id").as_string() == "eng-icpc-15wd") return each.as_object();
        return {};
    }

    std::string ask_path()
    {
        return path_ + "/due-dates/" + std::string{conference().at("id").as_string()} + "/overruns";
    }

    std::string ask()
    {
        const auto asked = service_.as("sw").post_json(ask_path(), request);
        EXPECT_EQ(asked.status(), 201) << asked.body();
        return asked.header("Location");
    }

    test::TestService service_;
    std::string path_ = "/api/v1/cases/" + test::add_family(service_);
};

TEST_F(OverrunApi, AsksAndAnswersWithTheRequest)
{
    const std::string location = ask();
    const auto answer = service_.as("cc").get_json(location);
    EXPECT_EQ(answer.status(), 200);
    const json::object body = json::parse(answer.body()).as_object();
    EXPECT_EQ(location, "/api/v1/overruns/" + std::string{body.at("id").as_string()});
    EXPECT_EQ(body.at("status").as_string(), "awaiting");
    EXPECT_EQ(body.at("approver").as_string(), "manager_and_chair");
    EXPECT_EQ(body.at("limit_date").as_string(), "2026-11-26");
    EXPECT_EQ(body.at("expected_on").as_string(), "2026-12-01");
    EXPECT_EQ(body.at("asked_by").as_string(), "sw");
    EXPECT_TRUE(body.at("decided_by").is_null());
    EXPECT_TRUE(body.at("decided_as").is_null());
    EXPECT_EQ(items("sw", path_ + "/overruns").size(), 1u);
}

TEST_F(OverrunApi, DecidesOnceAndTellsWithTheDueDate)
{
    const std::string location = ask();
    const auto decided = service_.as("cc").post_json(location + "/decision", grant);
    EXPECT_EQ(decided.status(), 200) << decided.body();
    const json::object body = json::parse(decided.body()).as_object();
    EXPECT_EQ(body.at("status").as_string(), "granted");
    EXPECT_EQ(body.at("decided_as").as_string(), "CC");
    EXPECT_EQ(body.at("agreed_with").as_string(), "tm");
    EXPECT_EQ(conference().at("extended_to").as_string(), "2026-12-01");
    EXPECT_EQ(conference().at("limit_date").as_string(), "2026-11-26");

    EXPECT_EQ(service_.as("cc").post_json(location + "/decision", grant).status(), 409);
    EXPECT_EQ(service_.as("sw").post_json(location + "/withdraw", "{}").status(), 409);
}

TEST_F(OverrunApi, GivesTheSameAnswerToTheSameKey)
{
    const std::string path = ask_path();
    const std::map<std::string, std::string> key{{"idempotency-key", "k-1"}};
    const auto first = service_.as("sw").post_json(path, request, key);
    const auto again = service_.as("sw").post_json(path, request, key);
    EXPECT_EQ(again.status(), 201);
    EXPECT_EQ(again.body(), first.body());
    EXPECT_EQ(service_.as("sw").post_json(path, request).status(), 409);
}

TEST_F(OverrunApi, RefusesWhatIsMissingAndWhoMayNot)
{
    const auto late = service_.as("sw").post_json(
        ask_path(), R"({"rationale":"short","expected_on":"2026-11-26"})");
    EXPECT_EQ(late.status(), 422);
    EXPECT_TRUE(late.says("\"rationale\""));
    EXPECT_TRUE(late.says("\"expected_on\""));
    EXPECT_EQ(service_.as("sw-south").post_json(ask_path(), request).status(), 404);
    EXPECT_EQ(service_.as("cc").post_json(ask_path(), request).status(), 403);

    const std::string location = ask();
    EXPECT_EQ(service_.as("sw").post_json(location + "/decision", grant).status(), 403);
    EXPECT_EQ(service_.as("cc-south").post_json(location + "/decision", grant).status(), 404);
    EXPECT_EQ(service_.as("sw-south").get_json(location).status(), 404);
    EXPECT_EQ(service_.as("sw-south").get_json(path_ + "/overruns").status(), 404);
    const auto alone = service_.as("cc").post_json(
        location + "/decision", R"({"as":"granted","reason":"Quorum needs the interpreter"})");
    EXPECT_EQ(alone.status(), 422);
    EXPECT_TRUE(alone.says("\"agreed_with\""));
}

TEST_F(OverrunApi, TakesARequestBack)
{
    const std::string location = ask();
    EXPECT_EQ(service_.as("bs").post_json(location + "/withdraw", "{}").status(), 403);
    const auto answer = service_.as("sw").post_json(location + "/withdraw", "{}");
    EXPECT_EQ(answer.status(), 200) << answer.body();
    EXPECT_TRUE(answer.says("\"withdrawn\""));
    EXPECT_EQ(service_.as("sw").post_json(ask_path(), request).status(), 201);
}

TEST_F(OverrunApi, ListsWhatWaitsForApproval)
{
    const std::string list = "/api/v1/due-dates?awaiting_approval=true";
    EXPECT_TRUE(items("cc", list).empty());
    const std::string location = ask();
    const json::array waiting = items("cc", list);
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ("/api/v1/overruns/" + std::string{waiting[0].at("overrun").as_string()}, location);
    EXPECT_TRUE(items("bs-south", list).empty());
    for (const char* value : {"yes", "false"}) {
        const auto refused =
            service_.as("cc").get_json(std::string{"/api/v1/due-dates?awaiting_approval="} + value);
        EXPECT_EQ(refused.status(), 422) << value;
        EXPECT_TRUE(refused.says("Must be true, or left out for all of them")) << refused.body();
    }
}

}  // namespace
}  // namespace quorate::server
