#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <string>

#include "core/identity/user_store.hpp"
#include "core/meetings/seats.hpp"
#include "core/support/csv.hpp"
#include "server/app/csrf.hpp"
#include "server/templates/frame.hpp"
#include "tests/support/record_fixture.hpp"
#include "tests/support/report_files.hpp"
#include "tests/support/route_addresses.hpp"
#include "tests/support/test_service.hpp"

// The web's own dangers: a row for each of them, at the end, and what is done about it, above. Each
// begins with a service of its own, at which somebody who means harm knocks.

namespace quorate::server {
namespace {

using test::Answer;
using test::TestService;

constexpr const char* form_type = "application/x-www-form-urlencoded";
constexpr const char* right_password = "three random words";

bool is_page(const Route& route)
{
    return !route.pattern.starts_with("/api/") && route.entry != Entry::app_password;
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

void give_password(TestService& service, const char* user)
{
    service.database().write([&](core::UnitOfWork& work) {
        work.users.set_password_hash(core::UserId{user},
                                     service.app().hasher.hash(core::Password{right_password}));
        return true;
    });
}

Answer sign_in(TestService& service,
               const std::string& email,
               const std::string& password,
               const std::string& next = "/")
{
    return service.nobody().post("/sign-in",
                                 {{"email", email}, {"password", password}, {"next", next}});
}

// Every GET route as one person and as nobody sees it.
void for_each_answer(TestService& service,
                     const std::map<std::string, std::string>& headers,
                     const std::function<void(const Answer&, const std::string&)>& look)
{
    for (const char* person : {"bs", ""}) {
        auto client = *person == '\0' ? service.nobody() : service.as(person);
        for (const Route& route : routes()) {
            if (route.method != Method::get || route.entry == Entry::app_password) continue;
            const Answer answer = client.send(Method::get, test::known_address(route), "", headers);
            look(answer, std::string{person} + " " + test::route_name(route));
        }
    }
}

// A form that another site's page sends with the cookie of whoever reads it.
void forged_forms(TestService& service)
{
    const std::array<std::map<std::string, std::string>, 4> elsewhere{
        {{{"content-type", form_type}, {"sec-fetch-site", "cross-site"}},
         {{"content-type", form_type}, {"sec-fetch-site", "same-site"}},
         {{"content-type", form_type}, {"origin", "https://elsewhere.example"}},
         {{"content-type", form_type}, {"origin", "null"}}}};
    auto client = service.as("bs");
    const std::string token = client.get("/me").field(std::string{csrf_field});
    ASSERT_FALSE(token.empty());
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!is_page(route) || route.method != Method::post) continue;
        const std::string address = test::known_address(route);
        const std::string with_token = std::string{csrf_field} + "=" + token;
        for (const auto& headers : elsewhere)
            EXPECT_EQ(client.send(Method::post, address, with_token, headers).response.code,
                      "QUO-009")
                << test::route_name(route);
        for (const char* body : {"", "a=b", "csrf=", "csrf=guess"})
            EXPECT_EQ(client.send(Method::post, address, body, {{"content-type", form_type}})
                          .response.code,
                      "QUO-009")
                << test::route_name(route) << " " << body;
        ++looked_at;
    }
    EXPECT_GT(looked_at, 100);
    EXPECT_EQ(client.get("/me").status(), 200) << "nobody was signed out";
}

// A session whose name somebody else chose, and one that is taken along from before.
void fixed_sessions(TestService& service)
{
    give_password(service, "bs");
    const std::string cookie{session_cookie};
    const Answer in = service.nobody().send(
        Method::post,
        "/sign-in",
        "email=bs%40council.example&password=three+random+words&next=%2F",
        {{"content-type", form_type}, {"cookie", cookie + "=chosen-by-somebody-else"}});
    ASSERT_EQ(in.status(), 303) << in.body();
    const std::string given = in.header("Set-Cookie");
    EXPECT_TRUE(given.starts_with("__Host-")) << given;
    EXPECT_FALSE(holds(given, "chosen-by-somebody-else"));
    for (const char* part : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
        EXPECT_TRUE(holds(given, part)) << part;
    EXPECT_FALSE(holds(given, "Domain"));

    const auto opens = [&](const std::string& value) {
        return service.nobody().send(Method::get, "/me", "", {{"cookie", value}}).status() == 200;
    };
    EXPECT_FALSE(opens(cookie + "=chosen-by-somebody-else"));
    const std::string own = given.substr(0, given.find(';'));
    EXPECT_TRUE(opens(own));
    const std::string token = own.substr(own.find('=') + 1);
    EXPECT_NE(service.nobody().get("/me?session=" + token).status(), 200) << "not by an address";

    const Answer me = service.nobody().send(Method::get, "/me", "", {{"cookie", own}});
    const Answer confirmed =
        service.nobody().send(Method::post,
                              "/sign-in/confirm",
                              std::string{csrf_field} + "=" + me.field(std::string{csrf_field}) +
                                  "&password=three+random+words&next=%2Fme",
                              {{"content-type", form_type}, {"cookie", own}});
    ASSERT_EQ(confirmed.status(), 303) << confirmed.body();
    EXPECT_FALSE(opens(own)) << "the session before the password was asked again";
    const std::string renewed = confirmed.header("Set-Cookie");
    EXPECT_TRUE(opens(renewed.substr(0, renewed.find(';'))));
}

// Markup in everything that people type.
void markup_in_texts(TestService& service)
{
    const std::string bad = R"(<img src=x onerror=alert(1)>"''&)";
    for (const std::string& statement :
         {"update family_case set family_name = '" + bad + "'",
          "update child set given_name = '" + bad + "' || id, family_name = '" + bad + "'",
          "update family_member set name = '" + bad + "' || id, relationship = '" + bad +
              "', phone = '" + bad + "', safe_contact_notes = '" + bad + "'",
          "update contact set name = '" + bad + "' || id, job_title = '" + bad + "', phone = '" +
              bad + "'",
          "update agency set name = '" + bad + "' || id",
          "update room set name = '" + bad + "' || id, building = '" + bad + "'",
          "update team set name = '" + bad + "' || id",
          "update staff_user set name = '" + bad + "' || id, job_title = '" + bad + "'",
          "update authority set name = '" + bad + "' || id",
          "update meeting set venue = '" + bad + "'"})
        test::run(service.app().pool, statement);
    int shown = 0;
    for (const char* person : {"bs", "cc", "sw", "am"}) {
        auto client = service.as(person);
        for (const Route& route : routes()) {
            if (route.method != Method::get || !is_page(route)) continue;
            const Answer page = client.get(test::known_address(route));
            if (!holds(page.header("Content-Type"), "text/html")) continue;
            EXPECT_FALSE(page.says("<img src=x")) << person << " " << test::route_name(route);
            shown += page.says("&lt;img src=x") ? 1 : 0;
        }
    }
    EXPECT_GT(shown, 20) << "or nothing was looked at";
}

// What is sent back of what was typed wrongly, and of an address.
void markup_that_comes_back(TestService& service)
{
    const std::string bad = "\"><script>alert(1)</script>";
    const std::string in_address = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    auto client = service.as("bs");
    for (const Route& route : routes()) {
        if (!is_page(route)) continue;
        const std::string address = test::known_address(route);
        if (route.method == Method::get) {
            const Answer page =
                client.get(address + "?next=" + in_address + "&date=" + in_address +
                           "&q=" + in_address + "&done=" + in_address + "&type=" + in_address);
            EXPECT_FALSE(page.says("<script>alert")) << test::route_name(route);
        } else if (route.pattern != "/sign-out") {
            const Answer page = client.post(address,
                                            {{"name", bad},
                                             {"reason", bad},
                                             {"note", bad},
                                             {"family_name", bad},
                                             {"body", bad},
                                             {"what", bad}});
            EXPECT_FALSE(page.says("<script>alert")) << test::route_name(route);
        }
    }
    EXPECT_FALSE(sign_in(service, bad, bad, bad).says("<script>alert"));
}

// Our pages inside another site's, under its buttons; and what browsers guess of a type.
void framed_pages(TestService& service)
{
    for_each_answer(service, {}, [](const Answer& answer, const std::string& asked) {
        EXPECT_EQ(answer.header("X-Frame-Options"), "DENY") << asked;
        EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << asked;
        EXPECT_EQ(answer.header("Referrer-Policy"), "same-origin") << asked;
        std::string policies;
        for (const auto& [name, value] : answer.response.headers)
            if (name == "Content-Security-Policy") policies += value + "; ";
        for (const char* part : {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"})
            EXPECT_TRUE(holds(policies, part)) << asked << ": " << policies;
        EXPECT_FALSE(holds(policies, "unsafe")) << asked;
    });
}

// A program of another site that reads our answers, or sends another method than it says.
void other_origins(TestService& service)
{
    for_each_answer(service,
                    {{"origin", "https://elsewhere.example"}},
                    [](const Answer& answer, const std::string& asked) {
                        for (const auto& [name, value] : answer.response.headers)
                            EXPECT_FALSE(name.starts_with("Access-Control")) << asked;
                    });
    auto client = service.as("bs");
    EXPECT_EQ(
        client.send(Method::get, "/sign-out?_method=POST", "", {{"x-http-method-override", "POST"}})
            .status(),
        405);
    EXPECT_EQ(client.get("/me").status(), 200);
}

// A link of ours that leads to another site.
void open_redirects(TestService& service)
{
    give_password(service, "bs");
    for (const char* next : {"https://away.example",
                             "//away.example",
                             "/\\away.example",
                             "\\\\away.example",
                             "/\t/away.example",
                             "/\n/away.example",
                             "javascript:alert(1)",
                             "away.example",
                             "/sign-out",
                             ""}) {
        const Answer in = sign_in(service, "bs@council.example", right_password, next);
        EXPECT_EQ(in.status(), 303) << next;
        EXPECT_EQ(in.header("Location"), "/") << next;
    }
    EXPECT_EQ(sign_in(service, "bs@council.example", right_password, "/due").header("Location"),
              "/due");

    // The page that a form was on, as a header says it.
    const Answer ended = service.nobody().send(
        Method::post,
        "/meetings/m1/move",
        "a=b",
        {{"content-type", form_type}, {"referer", "https://quorate.test//away.example/x"}});
    EXPECT_TRUE(ended.header("Location").starts_with("/sign-in")) << ended.header("Location");
}

// A name of ours that whoever asks made up, in what is shown, mailed or kept.
void made_up_hosts(TestService& service)
{
    const std::map<std::string, std::string> evil{{"host", "evil.example"},
                                                  {"x-forwarded-host", "evil.example"},
                                                  {"forwarded", "host=evil.example"}};
    for_each_answer(service, evil, [](const Answer& answer, const std::string& asked) {
        EXPECT_FALSE(answer.says("evil.example")) << asked;
        for (const auto& [name, value] : answer.response.headers)
            EXPECT_FALSE(holds(value, "evil.example")) << asked << " " << name;
    });
    auto client = service.as("bs");
    auto headers = evil;
    headers["content-type"] = form_type;
    const std::string token = client.get("/me").field(std::string{csrf_field});
    const Answer made = client.send(
        Method::post,
        "/feeds/new",
        std::string{csrf_field} + "=" + token + "&what=agency%3Aagency-police&label=Desk",
        headers);
    EXPECT_EQ(made.status(), 200) << made.body();
    EXPECT_TRUE(made.says("http://quorate.test/feeds/"));
    EXPECT_FALSE(made.says("evil.example"));
}

// What a spreadsheet would take for a formula.
void formulas(TestService& service)
{
    test::run(service.app().pool, "update family_case set reference = '=cmd|'' /C calc''!A0'");
    test::run(service.app().pool, "update team set name = '@' || id");
    test::run(service.app().pool, "update staff_user set name = '+' || id");
    EXPECT_EQ(service.as("sw")
                  .post_json("/api/v1/cases/case-1/events",
                             R"({"kind":"strategy_discussion","on":"2026-11-05",
                                 "initiates_section_47":true})")
                  .status(),
              201);
    for (const char* file : {"/due.csv", "/reports/timeliness.csv", "/reports/quorum.csv"}) {
        const Answer answer = service.as("sm").get(file);
        EXPECT_EQ(answer.status(), 200) << file;
        EXPECT_EQ(answer.header("Content-Type"), "text/csv; charset=utf-8") << file;
        for (const core::CsvRow& row : core::parse_csv(answer.body()))
            for (const std::string& cell : row.fields)
                EXPECT_FALSE(!cell.empty() && holds("=+@\t\r", cell.substr(0, 1)))
                    << file << ": " << cell;
    }
    EXPECT_TRUE(service.as("sm").get("/due.csv").says("'=cmd|")) << "or nothing was looked at";
}

// A line of ours that somebody else ends: in headers, in mail, in a file of a calendar.
void line_breaks(TestService& service)
{
    auto bs = service.as("bs");
    const auto contact = [&](const std::string& name, const std::string& email) {
        return bs
            .post("/directory/contacts/new",
                  {{"agency", "agency-police"},
                   {"name", name},
                   {"job_title", "Constable"},
                   {"email", email},
                   {"language", "English"}})
            .status();
    };
    EXPECT_EQ(contact("Lee\r\nBcc: all@evil.example", "lee.b@police.example"), 422);
    EXPECT_EQ(contact("Lee B", "lee.b@police.example\r\nBcc: all@evil.example"), 422);
    EXPECT_EQ(contact("Lee B", "lee.b@police.example>\nRCPT TO:<all@evil.example"), 422);
    for (const char* target :
         {"/needs-a-date%0d%0aSet-Cookie:%20a=b", "/sign-in\r\nSet-Cookie: a=b"}) {
        Request request;
        if (!parse_target(target, request)) continue;
        EXPECT_FALSE(
            holds(head_of(service.nobody().get(target).response, 0, true, "now"), "\nSet-Cookie"))
            << target;
    }
    for_each_answer(service, {}, [](const Answer& answer, const std::string& asked) {
        if (answer.header("Head") == "quick") return;
        EXPECT_NO_THROW(head_of(answer.response, 0, true, "now")) << asked;
    });
}

// A path that climbs out of where it was meant for.
void climbing_paths(TestService& service)
{
    for (const char* target : {"/../etc/passwd",
                               "/assets/../../etc/passwd",
                               "/assets/..%2f..%2fetc%2fpasswd",
                               "/assets/%2e%2e/%2e%2e/etc/passwd",
                               "/mail/..%5csecret.key",
                               "/feeds/..%2f..%2fsecret.key.ics",
                               "/reports/ssd/..%2f..%2fsecret.key"}) {
        Request request;
        if (!parse_target(target, request)) continue;
        const Answer answer = service.as("bs").get(target);
        EXPECT_GE(answer.status(), 400) << target;
        EXPECT_FALSE(answer.says("root:")) << target;
    }
}

// Files that are something else than they say, or run where they are opened.
void files_of_other_types(TestService& service)
{
    const core::LinkTokens& links = service.app().links;
    const std::string token = links.token(core::seat_link_purpose, "seat-nurse", 1);
    test::run(service.app().pool,
              "update invitee set link_hash = '" + links.hash(token) + "' where id = 'seat-nurse'");
    service.clock().set(test::at("2026-11-20T10:00"));
    const std::pair<std::string, std::string> files[] = {
        {"page.html", "<html><script>alert(1)</script></html>"},
        {"drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"},
        {"report.pdf", "<html><script>alert(1)</script></html>"},
        {"report.exe", "MZ\x90"},
        {"report.pdf.exe", test::a_pdf()},
        {"report.docx", test::zip_of(test::with(test::word_entries(), "word/vbaProject.bin"))},
        {"report.docx", test::a_pdf()}};
    std::string version = "0";
    std::string writer;
    const auto sent = [&](const std::string& name, const std::string& bytes) {
        const std::string part = "--XyZ\r\nContent-Disposition: form-data; name=\"";
        std::string body = part + "files\"; filename=\"" + name + "\"\r\n\r\n" + bytes + "\r\n";
        for (const char* field : {"worries\"\r\n\r\nSome",
                                  "shared\"\r\n\r\nyes",
                                  "shared_on\"\r\n\r\n19/11/2026",
                                  "do\"\r\n\r\nsend"})
            body += part + field + "\r\n";
        body += part + "version\"\r\n\r\n" + version + "\r\n" + part + "writer\"\r\n\r\n" + writer +
                "\r\n--XyZ--\r\n";
        return service.nobody().send(Method::post,
                                     "/i/" + token + "/report",
                                     body,
                                     {{"content-type", "multipart/form-data; boundary=XyZ"}});
    };
    for (const auto& [name, bytes] : files) {
        const Answer answer = sent(name, bytes);
        EXPECT_EQ(answer.status(), 422) << name;
        version = answer.field("version");
        writer = answer.field("writer");
    }
    EXPECT_EQ(sent("report.pdf", test::a_pdf()).status(), 303) << "what is meant to be sent";
}

// Pages that a shared computer, or something on the way, keeps.
void kept_pages(TestService& service)
{
    for_each_answer(service, {}, [](const Answer& answer, const std::string& asked) {
        if (holds(asked, "openapi.json")) return;  // the same for everybody
        EXPECT_TRUE(holds(answer.header("Cache-Control"), "no-store")) << asked;
    });
    EXPECT_TRUE(holds(service.as("bs").post("/sign-out").header("Clear-Site-Data"), "cache"));
}

// Accounts found out by what is said of them.
void accounts_told_by_words(TestService& service)
{
    give_password(service, "bs");
    give_password(service, "sw-south");
    test::run(service.app().pool, "update staff_user set active = 0 where id = 'sw-south'");
    const auto asked = [&](const std::string& email) {
        const Answer page = sign_in(service, email, "a wrong password");
        std::string all = std::to_string(page.status());
        for (const auto& [name, value] : page.response.headers)
            all += name + ": " + value + '\n';
        all += page.body();
        for (auto at = all.find(email); at != std::string::npos; at = all.find(email))
            all.replace(at, email.size(), "(address)");
        const Answer api = service.nobody().post_json(
            "/api/v1/session", R"({"email":")" + email + R"(","password":"a wrong password"})");
        return all + std::to_string(api.status()) + api.body();
    };
    const std::string unknown = asked("nobody@council.example");
    EXPECT_EQ(asked("bs@council.example"), unknown);
    EXPECT_EQ(asked("sw-south@council.example"), unknown) << "an account that was closed";
}

// Accounts found out by how long an answer takes: that a hash is made for nobody too, its own test
// says (password_test.cpp).
void accounts_told_by_time(TestService& service)
{
    give_password(service, "bs");
    const auto median = [&](const std::string& email) {
        std::array<std::chrono::nanoseconds, 7> took{};
        for (auto& each : took) {
            service.clock().advance(std::chrono::minutes{6});  // so that nothing is throttled
            const auto began = std::chrono::steady_clock::now();
            EXPECT_EQ(sign_in(service, email, "a wrong password").status(), 401);
            each = std::chrono::steady_clock::now() - began;
        }
        std::ranges::sort(took);
        return took[took.size() / 2];
    };
    const auto known = median("bs@council.example");
    const auto unknown = median("nobody@council.example");
    EXPECT_GT(unknown * 5, known);
    EXPECT_LT(unknown, known * 5);
}

struct Danger {
    const char* name;
    void (*is_met)(TestService&);
};

const Danger dangers[] = {{"FormsOfAnotherSite", forged_forms},
                          {"SessionsThatSomebodyElseChose", fixed_sessions},
                          {"MarkupInTexts", markup_in_texts},
                          {"MarkupThatComesBack", markup_that_comes_back},
                          {"PagesInFrames", framed_pages},
                          {"OtherOrigins", other_origins},
                          {"LinksThatLeadAway", open_redirects},
                          {"HostsThatAreMadeUp", made_up_hosts},
                          {"FormulasInSpreadsheets", formulas},
                          {"LineBreaks", line_breaks},
                          {"PathsThatClimb", climbing_paths},
                          {"FilesOfOtherTypes", files_of_other_types},
                          {"PagesThatAreKept", kept_pages},
                          {"AccountsToldByWords", accounts_told_by_words},
                          {"AccountsToldByTime", accounts_told_by_time}};

class WebDanger : public testing::TestWithParam<Danger> {};

TEST_P(WebDanger, IsMet)
{
    TestService service;
    test::add_directory_to_staff(service.app().pool);
    test::add_conference(service.app().pool, core::MeetingType::initial_cp_conference, "cc", "sw");
    GetParam().is_met(service);
}

INSTANTIATE_TEST_SUITE_P(, WebDanger, testing::ValuesIn(dangers), [](const auto& test) {
    return std::string{test.param.name};
});

}  // namespace
}  // namespace quorate::server
