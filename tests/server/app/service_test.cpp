#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <set>

#include "core/identity/user_store.hpp"
#include "server/app/route.hpp"
#include "server/app/settings.hpp"
#include "server/log/events.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

TEST(Service, SendsVisitorsToTheSignInPageAndBack)
{
    test::TestService service;

    const auto answer = service.nobody().get("/sign-in/confirm?next=%2Fx");

    EXPECT_EQ(answer.status(), 303);
    EXPECT_EQ(answer.header("Location"), "/sign-in?next=/sign-in/confirm%3Fnext%3D%252Fx");
}

TEST(Service, AnswersTheApiWithAProblemWhenNobodyIsSignedIn)
{
    test::TestService service;

    const auto answer = service.nobody().get_json("/api/v1/session");

    EXPECT_EQ(answer.status(), 401);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_TRUE(answer.says("QUO-006"));
}

TEST(Service, LetsAFreshApiSessionDoWhatNeedsThePassword)
{
    test::TestService service;
    service.database().write([&](core::UnitOfWork& work) {
        work.users.set_password_hash(
            core::UserId{"am"}, service.app().hasher.hash(core::Password{"three random words"}));
        return true;
    });

    const auto signed_in = service.nobody().post_json(
        "/api/v1/session", R"({"email":"am@council.example","password":"three random words"})");

    ASSERT_EQ(signed_in.status(), 200) << signed_in.body();
    const std::string token{boost::json::parse(signed_in.body()).at("token").as_string()};
    const auto add_user = [&](const char* email) {
        const std::string body =
            R"({"name":"Jo Testperson","role":"SW","email":")" + std::string{email} + "\"}";
        return service.nobody().send(
            Method::post,
            "/api/v1/users",
            body,
            {{"authorization", "Bearer " + token}, {"content-type", "application/json"}});
    };
    const auto fresh = add_user("jo@council.example");
    EXPECT_EQ(fresh.status(), 201) << fresh.body();

    service.clock().advance(std::chrono::minutes{11});
    const auto late = add_user("jay@council.example");
    EXPECT_EQ(late.status(), 403) << late.body();
    EXPECT_TRUE(late.says(R"("needs":["step_up"])")) << late.body();
}

TEST(Service, RefusesAFormThatAnotherSiteSent)
{
    test::TestService service;

    EXPECT_EQ(service.as("bs").post_from_elsewhere("/sign-out").status(), 403);
}

TEST(Service, RefusesAFormWithoutTheSessionsToken)
{
    test::TestService service;
    auto client = service.as("bs");

    const auto answer = client.send(Method::post,
                                    "/sign-out",
                                    "csrf=guess",
                                    {{"content-type", "application/x-www-form-urlencoded"}});

    EXPECT_EQ(answer.status(), 403);
    EXPECT_EQ(client.get("/sign-in").status(), 303);  // still signed in
}

TEST(Service, EndsTheSessionOnSigningOut)
{
    test::TestService service;
    auto client = service.as("bs");

    const auto answer = client.post("/sign-out");

    EXPECT_EQ(answer.status(), 303);
    EXPECT_NE(answer.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
    EXPECT_EQ(client.get("/sign-in").status(), 200);
}

TEST(Service, EndsAnIdleSession)
{
    test::TestService service;
    auto client = service.as("bs");

    service.clock().advance(std::chrono::minutes{16});

    EXPECT_EQ(client.get("/").header("Location"), "/sign-in");
}

TEST(Service, SaysThatAFormWasNotSavedWhenTheSessionEndedAndLeadsBackToItsPage)
{
    test::TestService service;
    auto client = service.as("bs");
    service.clock().advance(std::chrono::minutes{16});

    const auto sent = client.send(Method::post,
                                  "/directory/rooms/new",
                                  "name=Secret",
                                  {{"content-type", "application/x-www-form-urlencoded"},
                                   {"referer", "https://elsewhere.example/directory/rooms/new"}});

    EXPECT_EQ(sent.header("Location"), "/sign-in?ended=1&next=/directory/rooms/new");
    const auto page = service.nobody().get(sent.header("Location"));
    EXPECT_TRUE(page.says("what you sent was not saved"));
    EXPECT_EQ(page.field("next"), "/directory/rooms/new");
}

TEST(Service, AnswersAnUnknownAddressTheSameWithOrWithoutAnything)
{
    test::TestService service;

    EXPECT_EQ(service.nobody().get("/nothing").status(), 404);
    EXPECT_EQ(service.as("bs").get("/nothing").status(), 404);
}

TEST(Service, SaysWithThatItIsReadyThatTheClockWasSet)
{
    test::TestService service;
    EXPECT_EQ(service.nobody().get("/readyz").body(), "ok\n");
    service.app().clock_is_off = [] { return true; };

    const auto answer = service.nobody().get("/readyz");

    EXPECT_EQ(answer.status(), 200);
    EXPECT_EQ(answer.body(), "ok\nclock\n");
}

TEST(Service, NamesTheMethodsOfAnAddress)
{
    test::TestService service;

    const auto answer = service.nobody().send(Method::del, "/sign-in");

    EXPECT_EQ(answer.status(), 405);
    EXPECT_EQ(answer.header("Allow"), "GET, HEAD, POST");
}

TEST(Service, TurnsAwayWhatIsNoRequestInTheFormOfTheAddress)
{
    test::TestService service;
    AppSite site{service.app()};
    Request request;
    for (const int status : {400, 408, 413, 431, 503}) {
        request.path = "/api/v1/contacts/import";
        const test::Answer api{site.turned_away(request, status, "test")};
        EXPECT_EQ(api.status(), status);
        EXPECT_EQ(api.header("Content-Type"), "application/problem+json");
        EXPECT_TRUE(api.says("QUO-" + std::to_string(status))) << api.body();
        EXPECT_EQ(api.header("X-Content-Type-Options"), "nosniff");
        request.path = "/directory/contacts/import";
        const test::Answer page{site.turned_away(request, status, "test")};
        EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
        EXPECT_NE(page.header("Content-Security-Policy"), "");
    }
}

TEST(Service, CarriesItsPolicyOnEveryAnswer)
{
    test::TestService service;

    for (const char* target : {"/sign-in", "/nothing", "/healthz", "/api/v1/openapi.json"})
        EXPECT_NE(service.nobody().get(target).header("Content-Security-Policy"), "") << target;
}

TEST(Service, KeepsMetricsForThisMachine)
{
    test::TestService service;

    EXPECT_EQ(service.nobody().get("/metrics").status(), 404);  // asked from 192.0.2.7
}

TEST(Service, DescribesEveryApiRoute)
{
    test::TestService service;

    const auto document =
        boost::json::parse(service.nobody().get("/api/v1/openapi.json").body()).as_object();

    for (const Route& route : routes()) {
        if (!route.pattern.starts_with("/api/v1/")) continue;
        EXPECT_TRUE(document.at("paths").as_object().contains(route.pattern)) << route.pattern;
        EXPECT_FALSE(route.doc.summary.empty()) << route.pattern;
    }
}

TEST(RouteTable, HasNoTwoRowsForOneRequest)
{
    std::set<std::pair<Method, std::string_view>> seen;
    for (const Route& route : routes())
        EXPECT_TRUE(seen.insert({route.method, route.pattern}).second) << route.pattern;
}

TEST(LogEvents, HaveCodesOfTheirOwn)
{
    std::set<std::string_view> seen;
    for (const LogEvent& event : all_log_events())
        EXPECT_TRUE(seen.insert(event.code).second) << event.code;
}

struct SettingCase {
    const char* name;
    SettingValues given;
    const char* then;  // a part of the refusal
};

const SettingCase wrong_settings[] = {
    {"UnknownName", {{"colour", "red"}}, "colour is not known"},
    {"PortOutOfRange", {{"listen", "127.0.0.1:70000"}}, "whole number"},
    {"AddressWithoutPort", {{"listen", "127.0.0.1"}}, "HOST:PORT"},
    {"FlagThatIsNone", {{"demo", "yes"}}, "true or false"},
    {"UnknownTransport", {{"mail.transport", "pigeon"}}, "one of smtp, file"},
    {"BaseUrlWithSlash", {{"base_url", "https://a.example/"}}, "slash"},
    {"CalendarsFromANumber", {{"busy_hosts", "*.nhs.uk, 10.0.0.1"}}, "must be host names"},
    {"PrivateCalendarsFromAnyHost",
     {{"busy_private_hosts", "*.council.example"}},
     "must be exact host names"},
    {"PrivateCalendarsFromANumber", {{"busy_private_hosts", "10.0.0.1"}}, "must be exact host"},
    {"PrivateCalendarsFromAPort",
     {{"busy_private_hosts", "calendar.council.example:8443"}},
     "must be exact host names"},
    {"PdfsFromAnyFolder", {{"pdf_program", "weasyprint"}}, "whole path"},
    {"ListeningWideInTheClear", {{"listen", "0.0.0.0:80"}}, "needs tls_cert"},
    {"CertificateWithoutKey", {{"tls_cert", "a.pem"}}, "go together"},
    {"PlainMailBeyondThisMachine",
     {{"mail.transport", "smtp"}, {"mail.host", "mail.example"}, {"mail.starttls", "off"}},
     "on this machine only"},
    {"RepliesFromAServerThatNobodyMaySignInTo",
     {{"mail.inbound_imap_host", "imap.council.example"}},
     "mail.inbound_imap_password_file"},
    {"RepliesInTheClearBeyondThisMachine",
     {{"mail.inbound_imap_host", "imap.council.example"},
      {"mail.inbound_imap_user", "q"},
      {"mail.inbound_imap_password_file", "/etc/p"},
      {"mail.inbound_imap_tls", "off"}},
     "on this machine only"},
    {"MailPasswordInTheClear",
     {{"mail.transport", "smtp"}, {"mail.user", "q"}, {"mail.starttls", "opportunistic"}},
     "in the clear"},
};

class WrongSettings : public testing::TestWithParam<SettingCase> {};

TEST_P(WrongSettings, AreRefusedWithOneClearLine)
{
    const SettingCase& c = GetParam();
    try {
        check_safe(make_settings({c.given}));
        FAIL() << "accepted";
    } catch (const BadSetting& error) {
        EXPECT_NE(std::string{error.what()}.find(c.then), std::string::npos) << error.what();
    }
}

INSTANTIATE_TEST_SUITE_P(, WrongSettings, testing::ValuesIn(wrong_settings), [](const auto& test) {
    return test.param.name;
});

TEST(Settings, LaterLayersWin)
{
    const auto settings = make_settings(
        {{{"workers", "2"}, {"data", "a"}}, {{"workers", "3"}}, {{"listen", "127.0.0.1:1"}}});

    EXPECT_EQ(settings.workers, 3);
    EXPECT_EQ(settings.data, "a");
    EXPECT_EQ(settings.listen_port, 1);
}

TEST(Settings, NameTheHostsOfPrivateCalendarsInSmallLetters)
{
    EXPECT_TRUE(make_settings({}).busy_private_hosts.empty());
    EXPECT_EQ(make_settings({{{"busy_private_hosts", "Calendar.Council.example, mail.nhs.uk,"}}})
                  .busy_private_hosts,
              (std::set<std::string>{"calendar.council.example", "mail.nhs.uk"}));
}

TEST(Confirming, LeadsBackToAPathOfOursAndNowhereElse)
{
    test::TestService service;
    const auto asked = [&](const std::string& next) {
        return service.as("bs").get("/sign-in/confirm?next=" + next);
    };
    EXPECT_TRUE(asked("/needs-a-date").says("value=\"/needs-a-date\""));
    for (const char* next : {"//away.example",
                             "/%5Caway.example",
                             "/%09/away.example",
                             "/%0A/away.example",
                             "https://away.example"}) {
        const auto page = asked(next);
        EXPECT_EQ(page.status(), 200) << next;
        EXPECT_FALSE(page.says("away.example")) << next;
    }
}

TEST(Confirming, AsksForThePasswordWhenNoneWasTyped)
{
    test::TestService service;
    const auto answer =
        service.as("bs").post("/sign-in/confirm", {{"password", ""}, {"next", "/needs-a-date"}});

    EXPECT_EQ(answer.status(), 422);
    EXPECT_TRUE(answer.says("Enter your password"));
    EXPECT_FALSE(answer.says("That is not your password"));
    EXPECT_TRUE(answer.says("value=\"/needs-a-date\""));
    EXPECT_TRUE(service.as("bs")
                    .post("/sign-in/confirm", {{"password", "wrong"}, {"next", "/"}})
                    .says("That is not your password"));
}

}  // namespace
}  // namespace quorate::server
