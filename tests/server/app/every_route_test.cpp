#include <gtest/gtest.h>

#include <boost/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "core/access/permission.hpp"
#include "core/audit/audit_trail.hpp"
#include "server/api/schemas.hpp"
#include "server/app/request_check.hpp"
#include "server/app/route.hpp"
#include "tests/support/test_service.hpp"

// What must hold of every row of the route table, present and future.

namespace quorate::server {
namespace {

const std::vector<std::string> people{"cc", "sw", "tm", "sm", "bs", "ad", "am"};

bool is_api(const Route& route)
{
    return route.pattern.starts_with("/api/");
}

bool takes_a_body(const Route& route)
{
    return route.method == Method::post || route.method == Method::patch ||
           route.method == Method::put;
}

// Whether it changes or removes one thing of the API, which has a version.
bool changes_a_thing(const Route& route)
{
    const bool changes =
        route.method == Method::patch || route.method == Method::put || route.method == Method::del;
    return is_api(route) && changes && route.pattern != "/api/v1/session";
}

// An address of the route with ids that nothing has.
std::string address_of(const Route& route)
{
    std::string address{route.pattern};
    for (auto open = address.find('{'); open != std::string::npos; open = address.find('{'))
        address.replace(open, address.find('}') - open + 1, "no-such-id");
    return address;
}

std::string name_of(const Route& route)
{
    return std::string{method_name(route.method)} + " " + std::string{route.pattern};
}

bool is_problem(const test::Answer& answer)
{
    return answer.header("Content-Type") == "application/problem+json" &&
           boost::json::parse(answer.body()).as_object().contains("code");
}

// Somebody whose role may do what the route is for, or nobody.
std::string someone_who_may(const Route& route)
{
    for (const std::string& id : people) {
        core::Actor actor = test::staff(id);
        if (core::permit_role(actor, route.action)) return id;
    }
    return {};
}

class EveryRoute : public testing::Test {
protected:
    test::Answer send(const std::string& person,
                      const Route& route,
                      const std::string& body,
                      const std::string& type,
                      bool with_version = true)
    {
        std::map<std::string, std::string> headers;
        if (!type.empty()) headers["content-type"] = type;
        if (with_version) headers["if-match"] = "\"1\"";
        auto client = person.empty() ? service_.nobody() : service_.as(person);
        return client.send(route.method, address_of(route), body, headers);
    }

    test::TestService service_;
};

TEST_F(EveryRoute, OfTheApiTurnsAwayWhoeverIsNotSignedIn)
{
    for (const Route& route : routes()) {
        if (!is_api(route) || route.entry == Entry::public_page) continue;
        const auto answer = send("", route, "{}", "application/json");
        EXPECT_EQ(answer.status(), 401) << name_of(route);
        EXPECT_TRUE(is_problem(answer)) << name_of(route);
    }
}

TEST_F(EveryRoute, ThatIsAPageSendsWhoeverIsNotSignedInToSignIn)
{
    for (const Route& route : routes()) {
        if (is_api(route) || route.entry != Entry::signed_in || route.method != Method::get)
            continue;
        const auto answer = send("", route, "", "");
        EXPECT_EQ(answer.status(), 303) << name_of(route);
        EXPECT_TRUE(answer.header("Location").starts_with("/sign-in")) << name_of(route);
    }
}

TEST_F(EveryRoute, OfTheApiRefusesABodyThatIsNoJsonObject)
{
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route) || route.doc.request.empty()) continue;
        const std::string person = someone_who_may(route);
        for (const char* body : {"{", "[]", "\"text\"", R"({"a":1,"a":2})", ""}) {
            const auto answer = send(person, route, body, "application/json");
            EXPECT_GE(answer.status(), 400) << name_of(route) << " " << body;
            EXPECT_LT(answer.status(), 500) << name_of(route) << " " << body;
            EXPECT_TRUE(is_problem(answer)) << name_of(route) << " " << body;
        }
    }
}

// The fields of a problem's errors.
std::vector<std::string> fields_of(const test::Answer& answer)
{
    std::vector<std::string> fields;
    const auto problem = boost::json::parse(answer.body()).as_object();
    if (!problem.contains("errors")) return fields;
    for (const auto& each : problem.at("errors").as_array())
        fields.emplace_back(each.at("field").as_string());
    return fields;
}

TEST_F(EveryRoute, OfTheApiRefusesAMemberThatItDoesNotKnow)
{
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route)) continue;
        const auto answer =
            send(someone_who_may(route), route, R"({"colour":1})", "application/json");
        EXPECT_EQ(answer.status(), 422) << name_of(route) << answer.body();
        const auto fields = fields_of(answer);
        EXPECT_NE(std::ranges::find(fields, "colour"), fields.end()) << name_of(route);
        EXPECT_TRUE(answer.says(R"(\"colour\" is not known here)")) << answer.body();
    }
}

TEST_F(EveryRoute, OfTheApiNamesAllThatIsMissingAtOnce)
{
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route) || route.doc.request.empty()) continue;
        const auto& schema = api_schema(route.doc.request);
        if (!schema.contains("required")) continue;
        const auto answer = send(someone_who_may(route), route, "{}", "application/json");
        // Of a thing that is not there nothing more is said.
        if (answer.status() == 404 && route.pattern.find('{') != std::string_view::npos) continue;
        EXPECT_EQ(answer.status(), 422) << name_of(route) << answer.body();
        EXPECT_GE(fields_of(answer).size(), schema.at("required").as_array().size())
            << name_of(route) << answer.body();
        ++looked_at;
    }
    EXPECT_GT(looked_at, 5);
}

TEST_F(EveryRoute, OfTheApiRefusesAQueryThatItDoesNotKnow)
{
    for (const Route& route : routes()) {
        if (!is_api(route) || route.method != Method::get) continue;
        const std::string person = someone_who_may(route);
        auto client = person.empty() ? service_.nobody() : service_.as(person);
        const auto answer = client.get_json(address_of(route) + "?colour=red");
        EXPECT_EQ(answer.status(), 422) << name_of(route);
        // What has to be there and is not is named beside it.
        std::vector<std::string> expected{"colour"};
        for (const QueryParameter& parameter : query_parameters(route))
            if (parameter.is_required) expected.insert(expected.begin(), parameter.name);
        EXPECT_EQ(fields_of(answer), expected) << name_of(route);
    }
}

TEST_F(EveryRoute, OfTheApiWantsJson)
{
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route)) continue;
        const auto answer = send(someone_who_may(route), route, "a=b", "text/plain");
        EXPECT_EQ(answer.status(), 415) << name_of(route);
        EXPECT_TRUE(is_problem(answer)) << name_of(route);
    }
}

TEST_F(EveryRoute, OfTheApiNeedsNoBodyWhereNoneIsListed)
{
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!is_api(route) || route.method != Method::post || !route.doc.request.empty()) continue;
        const std::string person = someone_who_may(route);
        const int expected = send(person, route, "{}", "application/json").status();
        EXPECT_EQ(send(person, route, "", "").status(), expected) << name_of(route);
        EXPECT_EQ(send(person, route, "", "application/json").status(), expected) << name_of(route);
        // What is sent all the same has to be JSON and an object.
        EXPECT_EQ(send(person, route, "[]", "application/json").status(), 400) << name_of(route);
        EXPECT_EQ(send(person, route, "{}", "text/plain").status(), 415) << name_of(route);
        ++looked_at;
    }
    EXPECT_GT(looked_at, 10);
}

TEST_F(EveryRoute, OfTheApiNeedsABodyWhereOneIsListed)
{
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route) || route.doc.request.empty()) continue;
        EXPECT_EQ(send(someone_who_may(route), route, "", "").status(), 415) << name_of(route);
        ++looked_at;
    }
    EXPECT_GT(looked_at, 20);
}

TEST_F(EveryRoute, OfTheApiNeverMatchesAWeakTag)
{
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!changes_a_thing(route)) continue;
        const auto answer =
            service_.as(someone_who_may(route))
                .send(route.method,
                      address_of(route),
                      "{}",
                      {{"content-type", "application/json"}, {"if-match", "W/\"1\""}});
        // Before anything is looked up: a weak tag names no version of anything.
        EXPECT_EQ(answer.status(), 412) << name_of(route) << answer.body();
        ++looked_at;
    }
    EXPECT_GT(looked_at, 5);
}

TEST_F(EveryRoute, AnswersAMethodThatItDoesNotTakeInItsOwnForm)
{
    const auto api = service_.nobody().send(Method::put, "/api/v1/session");
    EXPECT_EQ(api.status(), 405);
    EXPECT_TRUE(is_problem(api)) << api.body();
    EXPECT_TRUE(api.says("QUO-405"));
    EXPECT_EQ(api.header("Allow"), "POST, GET, HEAD, DELETE");
    const auto page = service_.nobody().send(Method::put, "/help");
    EXPECT_EQ(page.status(), 405);
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(EveryRoute, OfTheApiBearsMembersOfTheWrongType)
{
    const std::vector<std::string> wrong{"null",
                                         "-1",
                                         "1e99",
                                         "true",
                                         "\"\"",
                                         "[]",
                                         "{}",
                                         "[null]",
                                         "\"\\u0000\"",
                                         "\"2026-02-30\""};
    for (const Route& route : routes()) {
        if (!is_api(route) || !takes_a_body(route) || route.doc.request.empty()) continue;
        const auto& schema = api_schema(route.doc.request);
        if (!schema.contains("properties")) continue;
        const std::string person = someone_who_may(route);
        for (const std::string& value : wrong) {
            std::string body;
            for (const auto& [name, property] : schema.at("properties").as_object())
                body += (body.empty() ? "{\"" : ",\"") + std::string{name} + "\":" + value;
            const auto answer = send(person, route, body + "}", "application/json");
            EXPECT_LT(answer.status(), 500) << name_of(route) << " " << value << answer.body();
            if (answer.status() >= 400) {
                EXPECT_TRUE(is_problem(answer)) << name_of(route) << " " << value;
            }
        }
    }
}

TEST_F(EveryRoute, OfTheApiThatChangesAThingWantsItsVersion)
{
    int looked_at = 0;
    for (const Route& route : routes()) {
        if (!changes_a_thing(route)) continue;
        const auto answer =
            send(someone_who_may(route), route, "{}", "application/json", /*with_version=*/false);
        EXPECT_EQ(answer.status(), 428) << name_of(route) << answer.body();
        ++looked_at;
    }
    EXPECT_GT(looked_at, 5);
}

TEST_F(EveryRoute, BearsIdsThatNothingHasFromEveryRole)
{
    for (const std::string& person : people)
        for (const Route& route : routes()) {
            if (route.pattern.find('{') == std::string_view::npos) continue;
            if (route.entry == Entry::public_page && route.method == Method::post) continue;
            const auto answer = send(person, route, "{}", is_api(route) ? "application/json" : "");
            EXPECT_GE(answer.status(), 300) << person << " " << name_of(route);
            EXPECT_LT(answer.status(), 500) << person << " " << name_of(route);
        }
}

TEST_F(EveryRoute, ThatIsAPageBearsAnEmptyAndANonsenseForm)
{
    const std::string nonsense(3000, 'x');
    for (const std::string& person : {std::string{"bs"}, std::string{"cc"}, std::string{"am"}})
        for (const Route& route : routes()) {
            if (is_api(route) || route.method != Method::post || route.pattern == "/sign-out")
                continue;
            auto client = service_.as(person);
            EXPECT_LT(client.post(address_of(route)).status(), 500) << name_of(route);
            const auto answer = client.post(address_of(route),
                                            {{"name", nonsense},
                                             {"email", nonsense},
                                             {"version", "NaN"},
                                             {"date", "31/02/2026"},
                                             {"case", "'; drop table meeting; --"},
                                             {"after", nonsense}});
            EXPECT_LT(answer.status(), 500) << name_of(route);
        }
}

TEST_F(EveryRoute, ThatIsAPageOpensForSomeRoleWithoutAFault)
{
    for (const std::string& person : people)
        for (const Route& route : routes()) {
            if (route.method != Method::get) continue;
            const auto answer = send(person, route, "", "");
            EXPECT_LT(answer.status(), 500) << person << " " << name_of(route) << answer.body();
        }
}

TEST_F(EveryRoute, AuditsEachDenialOnce)
{
    const auto entries = [&] {
        return service_.database().read(
            [](core::UnitOfWork& work) { return work.audit.size(test::exampleshire); });
    };
    auto client = service_.as("am");
    for (const Route& route : routes()) {
        if (!is_api(route) || route.method != Method::get || route.entry == Entry::public_page)
            continue;
        if (core::permit_role(test::staff("am"), route.action)) continue;
        const auto before = entries();
        const auto answer = client.get_json(address_of(route));
        EXPECT_TRUE(answer.status() == 403 || answer.status() == 404) << name_of(route);
        EXPECT_EQ(entries(), before + 1) << name_of(route);
    }
}

}  // namespace
}  // namespace quorate::server
