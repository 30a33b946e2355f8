#include "server/api/own_session_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class OwnSessionApi : public testing::Test {
protected:
    static json::array sessions(test::TestService::Client& client)
    {
        return json::parse(client.get_json("/api/v1/sessions").body()).at("items").as_array();
    }

    static std::string address(const json::value& session)
    {
        return "/api/v1/sessions/" + std::string{session.at("id").as_string()};
    }

    static json::value other_one(test::TestService::Client& client)
    {
        for (const json::value& each : sessions(client))
            if (!each.at("is_this").as_bool()) return each;
        return nullptr;
    }

    test::TestService service;
    test::TestService::Client here = service.as("sw");
    test::TestService::Client there = service.as("sw");
};

TEST_F(OwnSessionApi, ListsOnesOwnAndSaysWhichAsks)
{
    service.as("tm");

    const json::array all = sessions(here);

    ASSERT_EQ(all.size(), 2u);
    EXPECT_NE(all[0].at("is_this"), all[1].at("is_this"));
    const auto one = here.get_json(address(all[0]));
    EXPECT_EQ(one.header("ETag"), "\"1\"");
    EXPECT_EQ(json::parse(one.body()), all[0]);
    EXPECT_EQ(service.as("tm").get_json(address(all[0])).status(), 404);
}

TEST_F(OwnSessionApi, StaysTheSameWhenItsPasswordIsConfirmed)
{
    const auto this_one = [&](const std::string& token) {
        const auto answer = service.nobody().send(
            Method::get, "/api/v1/sessions", "", {{"authorization", "bearer " + token}});
        const json::value all = json::parse(answer.body());
        for (const json::value& each : all.at("items").as_array())
            if (each.at("is_this").as_bool()) return each;
        return json::value{};
    };
    const auto token_of = [](const test::Answer& answer) {
        return std::string{json::parse(answer.body()).at("token").as_string()};
    };
    const std::string password = "seven brown kettles";
    here.post_json("/api/v1/session/password", R"({"password":")" + password + "\"}");
    const std::string before = token_of(service.nobody().post_json(
        "/api/v1/session", R"({"email":"sw@council.example","password":")" + password + "\"}"));
    const json::value as_begun = this_one(before);
    service.clock().advance(std::chrono::minutes{11});

    const std::string after =
        token_of(service.nobody().post_json("/api/v1/session/confirm",
                                            R"({"password":")" + password + "\"}",
                                            {{"authorization", "Bearer " + before}}));

    EXPECT_NE(after, before);
    EXPECT_EQ(this_one(after).at("id"), as_begun.at("id"));
    EXPECT_EQ(this_one(after).at("created_at"), as_begun.at("created_at"));
}

TEST_F(OwnSessionApi, IsNeededToConfirmAPassword)
{
    const auto made = here.post_json("/api/v1/tokens", R"({"name":"Reports","days":7})");
    const std::string token{json::parse(made.body()).at("token").as_string()};

    const auto asked = service.nobody().post_json("/api/v1/session/confirm",
                                                  R"({"password":"seven brown kettles"})",
                                                  {{"authorization", "Bearer " + token}});

    EXPECT_EQ(asked.status(), 403);
    EXPECT_TRUE(asked.says("A standing API token cannot confirm a password.")) << asked.body();
}

TEST_F(OwnSessionApi, EndsOne)
{
    const std::string ended = address(other_one(here));

    EXPECT_EQ(here.send(Method::del, ended, "", {{"if-match", "\"2\""}}).status(), 412);
    EXPECT_EQ(service.as("tm").send(Method::del, ended, "", {{"if-match", "*"}}).status(), 404);
    EXPECT_EQ(here.send(Method::del, ended, "", {{"if-match", "\"1\""}}).status(), 204);

    EXPECT_EQ(there.get_json("/api/v1/session").status(), 401);
    EXPECT_EQ(sessions(here).size(), 1u);
}

TEST_F(OwnSessionApi, EndsAllButTheOneThatAsks)
{
    EXPECT_EQ(here.post_json("/api/v1/sessions/end-others", "{}").status(), 204);

    EXPECT_EQ(there.get_json("/api/v1/session").status(), 401);
    EXPECT_EQ(here.get_json("/api/v1/session").status(), 200);
}

TEST_F(OwnSessionApi, SetsAnotherPasswordAndEndsTheOtherSessions)
{
    const auto weak = here.post_json("/api/v1/session/password", R"({"password":"short"})");
    EXPECT_EQ(weak.status(), 422);
    EXPECT_TRUE(weak.says("\"field\":\"password\""));

    const char* body = R"({"password":"seven brown kettles"})";
    EXPECT_EQ(here.post_json("/api/v1/session/password", body).status(), 204);

    EXPECT_EQ(there.get_json("/api/v1/session").status(), 401);
    EXPECT_EQ(here.get_json("/api/v1/session").status(), 200);
    const auto signed_in = service.nobody().post_json(
        "/api/v1/session", R"({"email":"sw@council.example","password":"seven brown kettles"})");
    EXPECT_EQ(signed_in.status(), 200) << signed_in.body();
}

TEST_F(OwnSessionApi, AsksForThePasswordUntilNowFirst)
{
    service.clock().advance(std::chrono::minutes{11});

    const auto asked =
        here.post_json("/api/v1/session/password", R"({"password":"seven brown kettles"})");

    EXPECT_EQ(asked.status(), 403);
    EXPECT_TRUE(asked.says("step_up"));
    EXPECT_EQ(there.get_json("/api/v1/session").status(), 200);
}

}  // namespace
}  // namespace quorate::server
