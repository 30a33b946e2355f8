#include "server/api/second_factor_api.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr const char* url = "/api/v1/second-factor-roles";

class SecondFactorRoles : public testing::Test {
protected:
    test::Answer put(const std::string& body, const std::string& tag, const std::string& who = "am")
    {
        return service.as(who).send(
            Method::put, url, body, {{"content-type", "application/json"}, {"if-match", tag}});
    }

    std::string tag() { return service.as("am").get_json(url).header("ETag"); }

    test::TestService service;
};

TEST_F(SecondFactorRoles, AreNoneUntilSomebodySaysSo)
{
    const auto answer = service.as("am").get_json(url);

    ASSERT_EQ(answer.status(), 200) << answer.body();
    EXPECT_TRUE(json::parse(answer.body()).at("roles").as_array().empty());
}

TEST_F(SecondFactorRoles, AreSetAsOnThePage)
{
    const auto saved = put(R"({"roles":["CC","CC","TM"]})", tag());

    ASSERT_EQ(saved.status(), 200) << saved.body();
    EXPECT_EQ(json::parse(saved.body()).at("roles").as_array().size(), 2U);
    EXPECT_EQ(saved.header("ETag"), tag());
    const auto page = service.as("am").get("/admin/second-factor");
    EXPECT_TRUE(page.says("value=\"CC\" checked"));
    EXPECT_TRUE(page.says("value=\"TM\" checked"));
}

TEST_F(SecondFactorRoles, AreNotChangedByWhoReadThemBeforeAnother)
{
    const std::string before = tag();
    ASSERT_EQ(put(R"({"roles":["CC"]})", before).status(), 200);

    EXPECT_EQ(put(R"({"roles":[]})", before).status(), 412);
    EXPECT_EQ(put(R"({"roles":[]})", tag()).status(), 200);
    EXPECT_EQ(tag(), before);
}

TEST_F(SecondFactorRoles, AreAnAdministratorsAloneAndOfRolesThatThereAre)
{
    EXPECT_EQ(service.as("tm").get_json(url).status(), 403);
    EXPECT_EQ(put(R"({"roles":["CC"]})", "*", "tm").status(), 403);
    EXPECT_EQ(put(R"({"roles":["XX"]})", tag()).status(), 422);
    EXPECT_EQ(put(R"({})", tag()).status(), 422);
}

}  // namespace
}  // namespace quorate::server
