#include "server/pages/record/record_policy_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr const char* page_url = "/admin/records";
constexpr const char* api_url = "/api/v1/record-policy";

std::vector<std::pair<std::string, std::string>> periods(const std::string& conference,
                                                         const std::string& corrections)
{
    return {{"letter_days", "1"},
            {"conference_record_days", conference},
            {"strategy_record_days", "1"},
            {"core_group_record_days", "10"},
            {"other_record_days", "15"},
            {"correction_days", corrections},
            {"version", "0"}};
}

class RecordPolicyPages : public testing::Test {
protected:
    json::object policy()
    {
        const auto answer = service.as("bs").get_json(api_url);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::Answer put(const std::string& days, const char* version)
    {
        return service.as("am").send(Method::put,
                                     api_url,
                                     R"({"letter_days":1,"conference_record_days":)" + days +
                                         R"(,"strategy_record_days":1,"core_group_record_days":10,)"
                                         R"("other_record_days":15,"correction_days":10})",
                                     {{"content-type", "application/json"},
                                      {"if-match", "\"" + std::string{version} + "\""}});
    }

    test::TestService service;
};

TEST_F(RecordPolicyPages, ShowWhatIsUsualAndKeepWhatIsNot)
{
    const auto page = service.as("am").get(page_url);
    ASSERT_EQ(page.status(), 200) << page.body();
    EXPECT_EQ(page.field("conference_record_days"), "15");
    EXPECT_EQ(page.field("letter_days"), "1");
    EXPECT_EQ(service.as("bs").get(page_url).status(), 403);

    const auto saved = service.as("am").post(page_url, periods("20", "0"));

    ASSERT_EQ(saved.status(), 303) << saved.body();
    const auto after = service.as("am").get(saved.header("Location"));
    EXPECT_TRUE(after.says("Saved. It counts from now on"));
    EXPECT_TRUE(after.says("20 working days"));
    EXPECT_TRUE(after.says("Nobody is asked"));
    EXPECT_EQ(policy().at("conference_record_days"), 20);
}

TEST_F(RecordPolicyPages, SayWhatIsNoNumberAtItsField)
{
    const auto page = service.as("am").post(page_url, periods("soon", "0"));

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter a number of working days from 1 to 60"));
    EXPECT_TRUE(page.says("href=\"#conference_record_days\""));
    EXPECT_EQ(page.field("conference_record_days"), "soon");
    EXPECT_EQ(policy().at("version"), 0);
}

TEST_F(RecordPolicyPages, ReplaceAPolicyByTheApiAtTheVersionThatWasSeen)
{
    ASSERT_EQ(put("12", "0").status(), 200);
    EXPECT_EQ(policy().at("conference_record_days"), 12);
    EXPECT_EQ(put("13", "0").status(), 412);
    EXPECT_EQ(put("61", "1").status(), 422);
}

}  // namespace
}  // namespace quorate::server
