#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class DirectoryApi : public testing::Test {
protected:
    static json::object body(const test::Answer& answer)
    {
        return json::parse(answer.body()).as_object();
    }

    static std::string id_of(const test::Answer& answer)
    {
        EXPECT_EQ(answer.status(), 201) << answer.body();
        return std::string{body(answer).at("id").as_string()};
    }

    // "name: Enter the name; …" of a problem.
    static std::string errors(const test::Answer& answer)
    {
        std::string text;
        const json::object told = body(answer);
        for (const json::value& each : told.at("errors").as_array())
            text += (text.empty() ? "" : "; ") + std::string{each.at("field").as_string()} + ": " +
                    std::string{each.at("message").as_string()};
        return text;
    }

    std::string add_police()
    {
        return id_of(service_.as("bs").post_json(
            "/api/v1/agencies", R"({"name":"Northshire Police","kind":"police"})"));
    }

    test::Answer add_robin(const std::string& agency)
    {
        return service_.as("bs").post_json(
            "/api/v1/contacts",
            R"({"name":"Robin Okafor","job_title":"Sergeant","email":"robin@police.example",)"
            R"("agency":")" +
                agency + R"("})");
    }

    test::TestService service_;
};

TEST_F(DirectoryApi, AddsAnAgencyAndGivesIt)
{
    auto client = service_.as("bs");

    const auto added =
        client.post_json("/api/v1/agencies", R"({"name":"Northshire Police","kind":"police"})");

    const std::string id = id_of(added);
    EXPECT_EQ(added.header("Location"), "/api/v1/agencies/" + id);
    EXPECT_EQ(added.header("ETag"), "\"1\"");
    const auto found = client.get_json("/api/v1/agencies/" + id);
    EXPECT_EQ(body(found).at("kind"), "police");
    EXPECT_TRUE(body(found).contains("joining_code"));
    EXPECT_FALSE(
        body(service_.as("ad").get_json("/api/v1/agencies/" + id)).contains("joining_code"));
}

TEST_F(DirectoryApi, TellsFieldsAtFault)
{
    auto client = service_.as("bs");

    const auto wrong = client.post_json("/api/v1/agencies", R"({"joining_code":"x"})");
    EXPECT_EQ(wrong.status(), 422);
    EXPECT_EQ(errors(wrong),
              "name: Enter the name of the agency; kind: Choose what kind of agency it is; "
              "joining_code: Check the joining code with the authority that gave it to you");
    const auto type = client.post_json("/api/v1/rooms", R"({"name":7,"capacity":"ten"})");
    EXPECT_EQ(errors(type), "name: Must be a text; capacity: Must be a whole number");
    const auto huge = client.post_json("/api/v1/rooms", R"({"name":"A","capacity":9999999999})");
    EXPECT_EQ(errors(huge), "capacity: Enter how many people fit, a number from 1 to 1000");
    EXPECT_EQ(client.post_json("/api/v1/rooms", "[]").status(), 400);
}

TEST_F(DirectoryApi, ChangesOnlyWhatAPatchNames)
{
    const std::string contact = id_of(add_robin(add_police()));
    auto client = service_.as("bs");
    const std::string address = "/api/v1/contacts/" + contact;

    const auto changed = client.patch_json(address, R"({"job_title":"Inspector"})", 1);

    EXPECT_EQ(changed.status(), 200);
    EXPECT_EQ(changed.header("ETag"), "\"2\"");
    EXPECT_EQ(body(changed).at("job_title"), "Inspector");
    EXPECT_EQ(body(changed).at("email"), "robin@police.example");
    EXPECT_EQ(body(changed).at("agency_name"), "Northshire Police");
    EXPECT_EQ(client.patch_json(address, R"({"job_title":"Late"})", 1).status(), 412);
    EXPECT_EQ(
        client.send(Method::patch, address, "{}", {{"content-type", "application/json"}}).status(),
        428);
}

TEST_F(DirectoryApi, DeactivatesOnDeleteAndReactivatesByPatch)
{
    const std::string address = "/api/v1/agencies/" + add_police();
    auto client = service_.as("bs");

    const auto closed = client.send(Method::del, address, "", {{"if-match", "\"1\""}});
    EXPECT_EQ(body(closed).at("active"), false);
    EXPECT_TRUE(body(client.get_json("/api/v1/agencies")).at("items").as_array().empty());
    EXPECT_EQ(body(client.get_json("/api/v1/agencies?active=any")).at("items").as_array().size(),
              1u);
    const auto opened =
        client.patch_json(address, R"({"active":true,"name":"Northshire Constabulary"})", 2);
    EXPECT_EQ(body(opened).at("active"), true);
    EXPECT_EQ(body(opened).at("name"), "Northshire Constabulary");
    EXPECT_EQ(client.send(Method::del, address).status(), 428);
}

TEST_F(DirectoryApi, TakesADeputyAwayWithNull)
{
    const std::string agency = add_police();
    const std::string robin = id_of(add_robin(agency));
    auto client = service_.as("bs");
    const auto sam = client.post_json(
        "/api/v1/contacts",
        R"({"name":"Sam","job_title":"Desk","email":"sam@police.example","deputy":")" + robin +
            R"(","agency":")" + agency + R"("})");
    EXPECT_EQ(body(sam).at("deputy").as_string(), robin);

    const auto alone = client.patch_json("/api/v1/contacts/" + id_of(sam), R"({"deputy":null})", 1);

    EXPECT_TRUE(body(alone).at("deputy").is_null());
}

TEST_F(DirectoryApi, HasOneLeadOfAnAgencyWhoTakesThePlaceOfTheOneBefore)
{
    const std::string agency = add_police();
    const std::string robin = "/api/v1/contacts/" + id_of(add_robin(agency));
    auto client = service_.as("bs");
    const auto sam = client.post_json(
        "/api/v1/contacts",
        R"({"name":"Sam","job_title":"Desk","email":"sam@police.example","lead":true,"agency":")" +
            agency + R"("})");
    ASSERT_EQ(sam.status(), 201) << sam.body();
    EXPECT_TRUE(body(sam).at("lead").as_bool());

    const auto leads = client.patch_json(robin, R"({"lead":true})", 1);

    EXPECT_TRUE(body(leads).at("lead").as_bool());
    EXPECT_FALSE(body(client.get_json("/api/v1/contacts/" + id_of(sam))).at("lead").as_bool());
}

TEST_F(DirectoryApi, AnswersARepeatedRequestTheSame)
{
    auto client = service_.as("bs");
    const std::string willow = R"({"name":"Willow","capacity":12,"features":["step_free"]})";

    const auto first = client.post_json("/api/v1/rooms", willow, {{"idempotency-key", "k"}});
    const auto again = client.post_json("/api/v1/rooms", willow, {{"idempotency-key", "k"}});

    EXPECT_EQ(first.status(), 201);
    EXPECT_EQ(again.body(), first.body());
    EXPECT_EQ(client.post_json("/api/v1/rooms", willow).status(), 422);
}

TEST_F(DirectoryApi, GivesListsInPages)
{
    auto client = service_.as("am");
    const auto first = client.get_json("/api/v1/users?limit=4");
    const std::string link = first.header("Link");
    ASSERT_NE(link.find(">; rel=\"next\""), std::string::npos);
    const auto second = client.get_json(link.substr(1, link.find('>') - 1));

    EXPECT_EQ(body(first).at("items").as_array().size(), 4u);
    EXPECT_EQ(body(second).at("items").as_array().size(), 4u);
    EXPECT_EQ(client.get_json("/api/v1/users?limit=0").status(), 422);
    EXPECT_EQ(client.get_json("/api/v1/users?active=maybe").status(), 422);
    EXPECT_EQ(client.get_json("/api/v1/agencies?kind=navy").status(), 422);
}

TEST_F(DirectoryApi, ImportsContactsWholeOrNotAtAll)
{
    add_police();
    auto client = service_.as("bs");
    const std::string good =
        R"("agency,name,job_title,email\nNorthshire Police,Sam,Desk,sam@police.example")";
    const std::string bad =
        R"("agency,name,job_title,email\nNorthshire Police,Sam,Desk,sam@police.example\nX,,,")";

    const auto tried =
        client.post_json("/api/v1/contacts/import", R"({"dry_run":true,"csv":)" + bad + "}");
    EXPECT_EQ(body(tried).at("refused"), 1);
    const auto refused = client.post_json("/api/v1/contacts/import", R"({"csv":)" + bad + "}");
    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Line 3, agency"));
    EXPECT_TRUE(body(client.get_json("/api/v1/contacts")).at("items").as_array().empty());
    const auto done = client.post_json("/api/v1/contacts/import", R"({"csv":)" + good + "}");
    EXPECT_EQ(body(done).at("added"), 1);
    EXPECT_EQ(body(client.get_json("/api/v1/contacts?q=sam")).at("items").as_array().size(), 1u);
}

TEST_F(DirectoryApi, KeepsTeamsForTheAdministrator)
{
    EXPECT_EQ(service_.as("bs").post_json("/api/v1/teams", R"({"name":"Coast"})").status(), 403);
    const std::string id =
        id_of(service_.as("am").post_json("/api/v1/teams", R"({"name":"Coast"})"));
    const auto renamed =
        service_.as("am").patch_json("/api/v1/teams/" + id, R"({"name":"Sea"})", 1);
    EXPECT_EQ(body(renamed).at("name"), "Sea");
    EXPECT_EQ(body(service_.as("sw").get_json("/api/v1/teams")).at("items").as_array().size(), 3u);
}

TEST_F(DirectoryApi, ShowsOnesOwnAuthorityAlone)
{
    auto client = service_.as("sw");

    const auto mine = body(client.get_json("/api/v1/authorities")).at("items").as_array();

    ASSERT_EQ(mine.size(), 1u);
    EXPECT_EQ(mine[0].at("jurisdiction"), "england");
    EXPECT_EQ(client.get_json("/api/v1/authorities/authority-1").status(), 200);
    EXPECT_EQ(client.get_json("/api/v1/authorities/authority-2").status(), 404);
}

TEST_F(DirectoryApi, HidesWhatDoesNotExist)
{
    auto client = service_.as("bs");

    for (const char* address : {"/api/v1/agencies/unknown",
                                "/api/v1/contacts/unknown",
                                "/api/v1/rooms/unknown",
                                "/api/v1/teams/unknown"}) {
        EXPECT_EQ(client.get_json(address).status(), 404) << address;
    }
    EXPECT_EQ(client.patch_json("/api/v1/rooms/unknown", R"({"name":"x"})", 1).status(), 404);
    EXPECT_EQ(service_.nobody().get_json("/api/v1/contacts").status(), 401);
}

TEST_F(DirectoryApi, KeepsWhoCheckedAnAddress)
{
    const std::string agency = add_police();
    const std::string id = id_of(service_.as("bs").post_json(
        "/api/v1/contacts",
        R"({"name":"Robin Okafor","job_title":"Sergeant","email":"robin@police.example",)"
        R"("address_checked":false,"agency":")" +
            agency + R"("})"));
    const std::string address = "/api/v1/contacts/" + id + "/address-check";

    EXPECT_EQ(service_.as("bs").post_json(address, R"({"proof":"a feeling"})").status(), 422);
    EXPECT_EQ(service_.as("sw").post_json(address, R"({"proof":"they_said"})").status(), 403);
    EXPECT_EQ(service_.as("bs").post_json(address, R"({"proof":"they_said"})").status(), 204);
    EXPECT_EQ(service_.as("bs").post_json(address, R"({"proof":"they_said"})").status(), 409);
    EXPECT_EQ(service_.as("bs")
                  .post_json("/api/v1/contacts/unknown/address-check", R"({"proof":"they_said"})")
                  .status(),
              404);
}

TEST_F(DirectoryApi, AsksAContactByMailWhetherTheAddressIsTheirs)
{
    const std::string agency = add_police();
    const std::string id = id_of(service_.as("bs").post_json(
        "/api/v1/contacts",
        R"({"name":"Robin Okafor","job_title":"Sergeant","email":"robin@police.example",)"
        R"("address_checked":false,"agency":")" +
            agency + R"("})"));
    const std::string address = "/api/v1/contacts/" + id + "/address-link";

    EXPECT_EQ(service_.as("sw").post_json(address, "{}").status(), 403);
    EXPECT_EQ(service_.as("bs").post_json(address, "{}").status(), 204);
    for (int number = 2; number <= 5; ++number)
        EXPECT_EQ(service_.as("bs").post_json(address, "{}").status(), 204);
    EXPECT_EQ(service_.as("bs").post_json(address, "{}").status(), 429);
}

}  // namespace
}  // namespace quorate::server
