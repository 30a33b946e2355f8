#include <gtest/gtest.h>

#include "core/identity/session_store.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;

TEST(AnIdleSession, IsWarnedOfOnEveryPageOfWhoeverIsSignedIn)
{
    test::TestService service;

    EXPECT_TRUE(service.as("cc").get("/me").says("data-idle-minutes=\"15\""));
    EXPECT_FALSE(service.nobody().get("/sign-in").says("data-idle-minutes"));
}

TEST(AnIdleSession, GoesOnWhenItsOwnerSaysSo)
{
    test::TestService service;
    auto client = service.as("cc");

    for (int again = 0; again < 3; ++again) {
        service.clock().advance(14min);
        const auto answer = client.post("/session/extend");
        EXPECT_EQ(answer.status(), 200);
        EXPECT_EQ(answer.body(), "{\"seconds\":900}\n");
    }
    service.clock().advance(15min);
    EXPECT_EQ(client.post("/session/extend").status(), 303);
}

TEST(AnIdleSession, NeverGoesOnForMoreThanTenHours)
{
    test::TestService service;
    auto client = service.as("cc");
    for (int quarter = 0; quarter < 59; ++quarter) {
        service.clock().advance(10min);
        client.post("/session/extend");
    }
    service.clock().advance(5min);

    EXPECT_EQ(client.post("/session/extend").body(), "{\"seconds\":300}\n");
}

TEST(AnIdleSession, IsNotKeptAliveByAnotherSite)
{
    test::TestService service;

    EXPECT_EQ(service.as("cc").post_from_elsewhere("/session/extend").status(), 403);
}

}  // namespace
}  // namespace quorate::server
