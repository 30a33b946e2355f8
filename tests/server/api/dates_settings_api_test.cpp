#include "server/api/dates_settings_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class DatesSettingsApi : public testing::Test {
protected:
    void SetUp() override { test::add_second_administrator(service_.app().pool); }

    test::Answer post(const std::string& who, const std::string& path, const std::string& body)
    {
        return service_.as(who).post_json("/api/v1/" + path, body);
    }

    json::object body_of(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    json::array items(const std::string& path)
    {
        return body_of(service_.as("am").get_json("/api/v1/" + path)).at("items").as_array();
    }

    std::string close()
    {
        const auto made =
            post("am", "closures", R"({"on":"2026-12-29","name":"Closed","owner":"Sam Invented"})");
        EXPECT_EQ(made.status(), 201) << made.body();
        return std::string{body_of(made).at("id").as_string()};
    }

    test::Answer confirm(const std::string& id, const std::string& who = "am-2")
    {
        return post(who, "dates-changes/" + id + "/confirm", "{}");
    }

    test::TestService service_;
};

TEST_F(DatesSettingsApi, TakesAClosureThatAnotherConfirms)
{
    const std::string id = close();
    EXPECT_TRUE(items("closures").empty());
    EXPECT_EQ(items("dates-changes").size(), 1u);
    EXPECT_EQ(confirm(id, "am").status(), 403);

    const auto confirmed = confirm(id);
    EXPECT_EQ(confirmed.status(), 200) << confirmed.body();
    EXPECT_EQ(body_of(confirmed).at("status").as_string(), "in_force");
    EXPECT_EQ(body_of(confirmed).at("moved_dates").as_int64(), 0);
    const json::array closures = items("closures");
    ASSERT_EQ(closures.size(), 1u);
    EXPECT_EQ(closures[0].at("on").as_string(), "2026-12-29");
    EXPECT_EQ(closures[0].at("owner").as_string(), "Sam Invented");
    EXPECT_EQ(closures[0].at("decided_by").as_string(), "am-2");
    EXPECT_TRUE(items("dates-changes").empty());
    EXPECT_EQ(items("dates-changes?history=true").size(), 1u);
}

TEST_F(DatesSettingsApi, TakesAClosureBackByItsVersion)
{
    confirm(close());
    auto client = service_.as("am");
    const auto one = client.get_json("/api/v1/closures/2026-12-29");
    EXPECT_EQ(one.header("ETag"), "\"1\"");
    const auto remove = [&](const std::string& version) {
        return client.send(Method::del, "/api/v1/closures/2026-12-29", "", {{"if-match", version}});
    };
    EXPECT_EQ(remove("\"2\"").status(), 412);
    const auto removed = remove("\"1\"");
    EXPECT_EQ(removed.status(), 200) << removed.body();
    EXPECT_EQ(body_of(removed).at("kind").as_string(), "open_day");

    confirm(std::string{body_of(removed).at("id").as_string()});
    EXPECT_TRUE(items("closures").empty());
    EXPECT_EQ(remove("\"1\"").status(), 404);
}

TEST_F(DatesSettingsApi, ChoosesALocalRule)
{
    const auto made = post("am",
                           "local-rules",
                           R"({"rule_id":"loc-core-group-interval-6w","from":"2026-11-23",
                               "owner":"Kit Invented","reason":"Board of 3 November"})");
    ASSERT_EQ(made.status(), 201) << made.body();
    const std::string id{body_of(made).at("id").as_string()};
    EXPECT_EQ(made.header("Location"), "/api/v1/dates-changes/" + id);
    ASSERT_EQ(confirm(id).status(), 200);

    for (const json::value& each : items("local-rules")) {
        if (each.at("id").as_string() != "loc-core-group-interval") continue;
        EXPECT_EQ(each.at("decided").at("rule_id").as_string(), "loc-core-group-interval-6w");
        EXPECT_EQ(each.at("decided").at("owner").as_string(), "Kit Invented");
        for (const json::value& variant : each.at("variants").as_array())
            EXPECT_EQ(variant.at("in_use").as_bool(),
                      variant.at("rule_id").as_string() == "loc-core-group-interval-6w");
        return;
    }
    FAIL() << "the standard is not listed";
}

TEST_F(DatesSettingsApi, ChoosesAnOwnNumberByItsId)
{
    const auto made = post("am",
                           "local-rules",
                           R"({"rule_id":"loc-core-group-interval-3w","from":"2026-11-23",
                               "owner":"Kit Invented","reason":"Board of 3 November"})");
    ASSERT_EQ(made.status(), 201) << made.body();
    EXPECT_EQ(confirm(std::string{body_of(made).at("id").as_string()}, "am").status(), 403);
    ASSERT_EQ(confirm(std::string{body_of(made).at("id").as_string()}).status(), 200);

    bool is_listed = false;
    for (const json::value& each : items("local-rules"))
        for (const json::value& variant : each.at("variants").as_array()) {
            if (variant.at("rule_id").as_string() != "loc-core-group-interval-3w") continue;
            is_listed = true;
            EXPECT_TRUE(variant.at("in_use").as_bool());
            EXPECT_EQ(variant.at("limit").as_string(), "3 weeks");
            EXPECT_EQ(variant.at("level").as_string(), "local");
        }
    EXPECT_TRUE(is_listed);
    EXPECT_EQ(
        service_.as("sm").get_json("/api/v1/due-dates?rule=loc-core-group-interval-3w").status(),
        200);
    EXPECT_EQ(
        service_.as("sm").get_json("/api/v1/due-dates?rule=loc-core-group-interval-53w").status(),
        422);
    EXPECT_TRUE(post("am",
                     "local-rules",
                     R"({"rule_id":"loc-core-group-interval-53w","from":"2026-11-23",
                         "owner":"Kit Invented","reason":"Board"})")
                    .says("Give from 1 to 52 weeks"));
}

TEST_F(DatesSettingsApi, NamesWhatIsWrong)
{
    const auto looser = post("am",
                             "local-rules",
                             R"({"rule_id":"eng-lac-visit-interval-3m","from":"2026-11-22",
                                 "owner":"Kit Invented","reason":"Board"})");
    EXPECT_EQ(looser.status(), 422);
    EXPECT_TRUE(looser.says("\"field\":\"rule_id\""));
    EXPECT_TRUE(looser.says("\"field\":\"from\""));
    EXPECT_EQ(post("am",
                   "closures",
                   R"({"on":"2026-12-21","until":"2027-01-04","name":"Closed","owner":"Sam"})")
                  .status(),
              422);
}

TEST_F(DatesSettingsApi, TurnsAChangeDownOnce)
{
    const std::string path = "dates-changes/" + close() + "/turn-down";
    EXPECT_EQ(body_of(post("am", path, "{}")).at("status").as_string(), "rejected");
    EXPECT_EQ(post("am", path, "{}").status(), 409);
    EXPECT_EQ(post("am", "dates-changes/no-such-id/turn-down", "{}").status(), 404);
}

TEST_F(DatesSettingsApi, IsForAdministrators)
{
    for (const char* path : {"closures", "local-rules", "dates-changes"})
        EXPECT_EQ(service_.as("sm").get_json("/api/v1/" + std::string{path}).status(), 403) << path;
}

}  // namespace
}  // namespace quorate::server
