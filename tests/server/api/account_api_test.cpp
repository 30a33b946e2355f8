#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

class AccountApi : public testing::Test {
protected:
    static boost::json::object object(const test::Answer& answer)
    {
        return boost::json::parse(answer.body()).as_object();
    }

    test::TestService service_;
};

constexpr const char* jo =
    R"({"name":"Jo Testperson","email":"jo@council.example","role":"SW","teams":["team-north"]})";

TEST_F(AccountApi, MakesAnAccountAndSaysItsPasswordOnce)
{
    auto administrator = service_.as("am");

    const auto made = administrator.post_json("/api/v1/users", jo);

    ASSERT_EQ(made.status(), 201) << made.body();
    EXPECT_EQ(object(made).at("password").as_string().size(), 20u);
    const auto read = administrator.get_json(made.header("Location"));
    EXPECT_EQ(read.status(), 200);
    EXPECT_FALSE(object(read).contains("password"));
    EXPECT_EQ(read.header("ETag"), "\"1\"");
}

TEST_F(AccountApi, NamesTheFieldThatIsWrong)
{
    const auto refused = service_.as("am").post_json("/api/v1/users", R"({"role":"ZZ"})");

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("\"field\":\"name\""));
    EXPECT_TRUE(refused.says("\"field\":\"email\""));
    EXPECT_TRUE(refused.says("\"field\":\"role\""));
}

TEST_F(AccountApi, ChangesAnAccountAtTheVersionThatWasRead)
{
    auto administrator = service_.as("am");

    const auto changed =
        administrator.patch_json("/api/v1/users/sw", R"({"job_title":"Senior"})", 1);
    const auto stale = administrator.patch_json("/api/v1/users/sw", R"({"job_title":"Other"})", 1);
    const auto promoted = administrator.patch_json("/api/v1/users/sw", R"({"role":"SM"})", 2);

    EXPECT_EQ(changed.status(), 200) << changed.body();
    EXPECT_EQ(object(changed).at("job_title").as_string(), "Senior");
    EXPECT_EQ(stale.status(), 412);
    EXPECT_EQ(promoted.status(), 403);
    EXPECT_TRUE(promoted.says("QUO-005"));
}

TEST_F(AccountApi, KeepsALineManagerWhoIsAnotherOfTheStaff)
{
    auto administrator = service_.as("am");

    const auto given = administrator.patch_json("/api/v1/users/sw", R"({"line_manager":"tm"})", 1);
    const auto own = administrator.patch_json("/api/v1/users/sw", R"({"line_manager":"sw"})", 2);
    const auto nobody = administrator.patch_json("/api/v1/users/sw", R"({"line_manager":null})", 2);

    ASSERT_EQ(given.status(), 200) << given.body();
    EXPECT_EQ(object(given).at("line_manager").as_string(), "tm");
    EXPECT_EQ(own.status(), 422);
    EXPECT_TRUE(own.says("\"field\":\"line_manager\""));
    ASSERT_EQ(nobody.status(), 200) << nobody.body();
    EXPECT_TRUE(object(nobody).at("line_manager").is_null());
}

TEST_F(AccountApi, ClosesAnAccount)
{
    const auto closed = service_.as("am").send(
        server::Method::del, "/api/v1/users/sw", {}, {{"if-match", "\"1\""}});

    EXPECT_EQ(closed.status(), 200) << closed.body();
    EXPECT_FALSE(object(closed).at("active").as_bool());
}

TEST_F(AccountApi, HidesOtherAuthoritiesAndRefusesOtherRoles)
{
    EXPECT_EQ(service_.as("am").get_json("/api/v1/users/nobody").status(), 404);
    EXPECT_EQ(service_.as("sw").get_json("/api/v1/users/sw").status(), 403);
    EXPECT_EQ(service_.as("sw").post_json("/api/v1/users", jo).status(), 403);
}

TEST_F(AccountApi, MakesListsAndStopsTokens)
{
    auto person = service_.as("sw");

    const auto made = person.post_json("/api/v1/tokens", R"({"name":"Reports","days":7})");
    ASSERT_EQ(made.status(), 201) << made.body();
    EXPECT_TRUE(std::string{object(made).at("token").as_string()}.starts_with("quorate_"));
    EXPECT_TRUE(person.get_json("/api/v1/tokens").says("Reports"));

    const auto stopped =
        person.send(server::Method::del, made.header("Location"), {}, {{"if-match", "\"1\""}});
    EXPECT_EQ(stopped.status(), 204) << stopped.body();
    EXPECT_FALSE(person.get_json("/api/v1/tokens").says("Reports"));
}

TEST_F(AccountApi, SigningOutWithATokenRevokesIt)
{
    const auto made =
        service_.as("sw").post_json("/api/v1/tokens", R"({"name":"Reports","days":7})");
    const std::string bearer = "Bearer " + std::string{object(made).at("token").as_string()};
    const auto call = [&](server::Method method) {
        return service_.nobody()
            .send(method, "/api/v1/session", {}, {{"authorization", bearer}})
            .status();
    };

    EXPECT_EQ(call(server::Method::get), 200);
    EXPECT_EQ(call(server::Method::del), 204);
    EXPECT_EQ(call(server::Method::get), 401);
}

TEST_F(AccountApi, ShowsLogsAndChecksTheChain)
{
    const std::string family = test::add_family(service_);

    EXPECT_TRUE(service_.as("sw").get_json("/api/v1/audit").says("case.create_import"));
    EXPECT_TRUE(service_.as("tm")
                    .get_json("/api/v1/audit?case=" + family + "&limit=1")
                    .says("case.create_import"));
    const auto unexplained =
        service_.as("ad").post_json("/api/v1/audit/search", R"({"reference":"EX-2041"})");
    EXPECT_EQ(unexplained.status(), 422);
    const auto explained = service_.as("ad").post_json(
        "/api/v1/audit/search",
        R"({"reference":"EX-2041","reason":"Complaint number 14 of this year"})");
    EXPECT_EQ(explained.status(), 200) << explained.body();
    const auto verified = service_.as("ad").post_json("/api/v1/audit/verify", "{}");
    EXPECT_TRUE(object(verified).at("whole").as_bool());
    EXPECT_EQ(service_.as("sw").get_json("/api/v1/audit/chain").status(), 403);
}

TEST_F(AccountApi, PagesALogFromTheNewestOn)
{
    test::add_family(service_);
    auto person = service_.as("sw");
    person.get_json("/api/v1/audit");

    const auto first = person.get_json("/api/v1/audit?limit=1");

    EXPECT_EQ(object(first).at("items").as_array().size(), 1u);
    EXPECT_EQ(person.get_json("/api/v1/audit?after=zzz").status(), 422);
}

}  // namespace
}  // namespace quorate::server
