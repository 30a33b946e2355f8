#include <gtest/gtest.h>

#include <regex>

#include "core/identity/sessions.hpp"
#include "server/app/csrf.hpp"
#include "server/app/route.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

// A session of a browser, of which the tests need the cookie.
auto begin_session(App& app)
{
    return app.database.write([&](core::UnitOfWork& work) {
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
}

TEST(SessionApi, SigningOutWithTheCookieEndsItsSession)
{
    test::TestService service;
    const auto begun = begin_session(service.app());
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

// A browser sends the cookie on its own: also with a POST that needs no body and so no preflight.
TEST(SessionApi, WithTheCookieChangesNothingWithoutTheFormToken)
{
    test::TestService service;
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!route.pattern.starts_with("/api/") || route.method == Method::get) continue;
        if (route.entry != Entry::signed_in) continue;
        const std::string address =
            std::regex_replace(std::string{route.pattern}, std::regex{"\\{[^}]*\\}"}, "no-such-id");
        const auto begun = begin_session(service.app());
        const std::string cookie = std::string{session_cookie} + "=" + begun.token;
        for (const char* type : {"application/json", "text/plain"}) {
            std::map<std::string, std::string> headers{{"cookie", cookie}, {"content-type", type}};
            const auto forged = service.nobody().send(route.method, address, "", headers);
            EXPECT_EQ(forged.status(), 403) << route.pattern << type;
            EXPECT_TRUE(forged.says("QUO-009")) << route.pattern << forged.body();
        }
        const auto own =
            service.nobody().send(route.method,
                                  address,
                                  "",
                                  {{"cookie", cookie}, {"x-csrf-token", begun.session.csrf_token}});
        EXPECT_FALSE(own.says("QUO-009")) << route.pattern;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 50);
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
