#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/support/refusals.hpp"
#include "core/support/text.hpp"
#include "server/api/schemas.hpp"
#include "server/app/protocol_answer.hpp"
#include "server/app/refusal_status.hpp"
#include "server/app/route.hpp"
#include "tests/support/api_description.hpp"
#include "tests/support/test_service.hpp"

// The document itself. That the answers are as it says is looked at with every answer of every
// test: see TestService::Client::send.

namespace quorate::server {
namespace {

namespace json = boost::json;

void collect(const json::value& value, std::set<std::string>& references)
{
    if (value.is_array())
        for (const json::value& each : value.as_array())
            collect(each, references);
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.as_object()) {
        if (name == "$ref")
            references.emplace(member.as_string());
        else
            collect(member, references);
    }
}

const json::object* operation(const Route& route)
{
    const json::value* path =
        test::api_description().at("paths").as_object().if_contains(route.pattern);
    if (path == nullptr) return nullptr;
    const json::value* found =
        path->as_object().if_contains(core::lower_case(method_name(route.method)));
    return found == nullptr ? nullptr : &found->as_object();
}

template <class Look>
void for_each_api_route(Look look)
{
    for (const Route& route : routes())
        if (route.pattern.starts_with("/api/v1/"))
            look(route, std::string{method_name(route.method)} + " " + std::string{route.pattern});
}

TEST(OpenApi, HasNoReferenceThatLeadsNowhere)
{
    std::set<std::string> references;
    collect(test::api_description(), references);
    EXPECT_GT(references.size(), 80u);
    for (const std::string& reference : references)
        EXPECT_NO_THROW(test::resolved(json::object{{"$ref", reference}})) << reference;
}

TEST(OpenApi, UsesEverySchemaThatItHas)
{
    std::set<std::string> references;
    collect(test::api_description(), references);
    for (const auto& [name, schema] : api_schemas()) {
        if (name == "Nothing") continue;  // the shape of a body where there is none
        EXPECT_TRUE(references.contains("#/components/schemas/" + std::string{name})) << name;
    }
}

TEST(OpenApi, HasEveryRouteWithItsSuccessAndItsSchema)
{
    for_each_api_route([](const Route& route, const std::string& name) {
        const json::object* found = operation(route);
        ASSERT_NE(found, nullptr) << name;
        EXPECT_FALSE(found->at("summary").as_string().empty()) << name;
        EXPECT_FALSE(found->at("tags").at(0).as_string().empty()) << name;
        const json::value* success =
            found->at("responses").as_object().if_contains(std::to_string(route.doc.status));
        ASSERT_NE(success, nullptr) << name;
        EXPECT_EQ(success->as_object().contains("content"), route.doc.status != 204) << name;
        EXPECT_TRUE(found->at("responses").as_object().contains("422")) << name;
    });
}

TEST(OpenApi, TellsWhatEachRouteWantsInItsHeaders)
{
    for_each_api_route([](const Route& route, const std::string& name) {
        std::set<std::string> references;
        collect(operation(route)->at("parameters"), references);
        const bool changes = route.method == Method::patch || route.method == Method::put ||
                             route.method == Method::del;
        EXPECT_EQ(references.contains("#/components/parameters/IfMatch"),
                  changes && route.pattern != "/api/v1/session")
            << name;
        if (route.method != Method::post)
            EXPECT_FALSE(references.contains("#/components/parameters/IdempotencyKey")) << name;
        const bool open = operation(route)->contains("security");
        EXPECT_EQ(open, route.entry == Entry::public_page) << name;
    });
}

TEST(OpenApi, DescribesARequestOfEveryRouteThatIsSentOne)
{
    for_each_api_route([](const Route& route, const std::string& name) {
        if (route.method == Method::patch || route.method == Method::put) {
            EXPECT_FALSE(route.doc.request.empty()) << name;
        }
        if (route.doc.request.empty()) return;
        const json::object& schema = api_schema(route.doc.request);
        ASSERT_TRUE(schema.contains("additionalProperties")) << name;
        EXPECT_EQ(schema.at("additionalProperties"), false) << name;
    });
}

TEST(OpenApi, ListsEveryCodeOfAProblemWithItsStatus)
{
    const json::object& schema = api_schema("ProblemCode");
    const std::string_view table = schema.at("description").as_string();
    const auto is_listed = [&](std::string_view code, int status) {
        const json::array& codes = schema.at("enum").as_array();
        const bool is_code = std::ranges::find(codes, json::value(code)) != codes.end();
        const std::string row = "| " + std::string{code} + " | " + std::to_string(status) + " | ";
        return is_code && table.find(row) != std::string_view::npos;
    };
    for (const core::RefusalText& row : core::all_refusals())
        EXPECT_TRUE(is_listed(row.code, refusal_status(row.refusal))) << row.code;
    for (const int status : {405, 413, 500, 503})
        EXPECT_TRUE(is_listed(protocol_code(status), status)) << status;
}

TEST(OpenApi, ListsWhatMayBeStale)
{
    const std::set<std::string> stale{"POST /api/v1/cases/{f}/events/{e}/correct",
                                      "POST /api/v1/cases/{f}/events/{e}/withdraw",
                                      "POST /api/v1/chains/{chain}/move",
                                      "POST /api/v1/meetings/{m}/child-letters/{c}/given",
                                      "POST /api/v1/meetings/{m}/child-letters/{c}/release",
                                      "POST /api/v1/meetings/{m}/circulations",
                                      "POST /api/v1/meetings/{m}/circulations/correction",
                                      "POST /api/v1/meetings/{m}/close",
                                      "POST /api/v1/meetings/{m}/decision-letters/{r}/correct",
                                      "POST /api/v1/meetings/{m}/decision-letters/{r}/release",
                                      "POST /api/v1/meetings/{m}/decision-letters/{r}/sent",
                                      "POST /api/v1/meetings/{m}/minutes/amendments",
                                      "POST /api/v1/meetings/{m}/minutes/approve",
                                      "POST /api/v1/meetings/{m}/pack",
                                      "POST /api/v1/meetings/{m}/preparation/points",
                                      "POST /api/v1/meetings/{id}/cancel",
                                      "POST /api/v1/meetings/{id}/invitees/{invitee}/hand",
                                      "POST /api/v1/meetings/{id}/invitees/{invitee}/recall",
                                      "POST /api/v1/meetings/{id}/reschedule",
                                      "POST /api/v1/meetings/{id}/split",
                                      "POST /api/v1/plans/{plan}/accept",
                                      "POST /api/v1/users/import"};
    for_each_api_route([&](const Route& route, const std::string& name) {
        if (route.method != Method::post) return;
        const json::object& responses = operation(route)->at("responses").as_object();
        EXPECT_EQ(responses.contains("412"), stale.contains(name)) << name;
    });
}

TEST(OpenApi, HasNothingToBeNotFoundWhereNoIdIsInThePath)
{
    for_each_api_route([](const Route& route, const std::string& name) {
        const bool has_id = route.pattern.find('{') != std::string_view::npos;
        EXPECT_EQ(operation(route)->at("responses").as_object().contains("404"), has_id) << name;
    });
}

TEST(OpenApi, SaysWhatHoldsOfEveryAddress)
{
    const std::string_view words = test::api_description().at("info").at("description").as_string();
    for (const char* said : {"ProblemCode", "405", "Allow", "Idempotency-Key", "If-Match"})
        EXPECT_NE(words.find(said), std::string_view::npos) << said;
    const json::object& refused =
        test::resolved(json::object{{"$ref", "#/components/responses/NotSignedIn"}});
    EXPECT_TRUE(refused.at("headers").as_object().contains("WWW-Authenticate"));
}

}  // namespace
}  // namespace quorate::server
