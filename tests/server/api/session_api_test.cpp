#include <gtest/gtest.h>

#include "core/identity/sessions.hpp"
#include "server/app/csrf.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

TEST(SessionApi, SigningOutWithTheCookieEndsItsSession)
{
    test::TestService service;
    App& app = service.app();
    const auto begun = app.database.write([&](core::UnitOfWork& work) {
        auto stores = app.identity_stores(work);
        const auto user = stores.users.find(core::UserId{"bs"});
        core::Session session;
        session.authority = user->authority;
        session.user = user->id;
        session.created_at = app.now();
        session.last_seen_at = app.now();
        session.expires_at = app.now() + std::chrono::hours{10};
        return core::begin_session(stores, app.identity_tools(), session);
    });
    const std::string cookie = std::string{session_cookie} + "=" + begun.token;
    const auto send = [&](Method method) {
        return service.nobody().send(
            method,
            "/api/v1/session",
            "",
            {{"cookie", cookie}, {"x-csrf-token", begun.session.csrf_token}});
    };
    ASSERT_EQ(send(Method::get).status(), 200);

    const auto ended = send(Method::del);

    EXPECT_EQ(ended.status(), 204);
    EXPECT_TRUE(ended.header("Set-Cookie").ends_with("Max-Age=0"));
    EXPECT_EQ(send(Method::get).status(), 401);
}

TEST(SessionApi, ReadsTheSchemeOfATokenInAnyCase)
{
    test::TestService service;
    const auto made =
        service.as("sw").post_json("/api/v1/tokens", R"({"name":"Reports","days":7})");
    const std::string body = made.body();
    const auto from = body.find("quorate_");
    const std::string token = body.substr(from, body.find('"', from) - from);
    for (const char* scheme : {"Bearer ", "bearer ", "BEARER   "})
        EXPECT_EQ(service.nobody()
                      .send(Method::get, "/api/v1/session", "", {{"authorization", scheme + token}})
                      .status(),
                  200)
            << scheme;
    EXPECT_EQ(service.nobody()
                  .send(Method::get, "/api/v1/session", "", {{"authorization", "Bearer" + token}})
                  .status(),
              401);
}

TEST(SessionApi, TakesJsonInUtf8Alone)
{
    test::TestService service;
    const auto send = [&](const std::string& type) {
        return service.as("sw")
            .send(Method::post,
                  "/api/v1/tokens",
                  R"({"name":"Reports","days":7.0})",
                  {{"content-type", type}})
            .status();
    };

    EXPECT_EQ(send("application/json; charset=UTF-8"), 201);
    EXPECT_EQ(send("application/json;charset=\"utf-8\""), 201);
    EXPECT_EQ(send("application/json; charset=iso-8859-1"), 415);
}

}  // namespace
}  // namespace quorate::server
