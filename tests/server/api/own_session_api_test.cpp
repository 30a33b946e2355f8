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
