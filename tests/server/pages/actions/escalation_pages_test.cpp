#include "server/pages/actions/escalation_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr const char* page_url = "/admin/escalation";
constexpr const char* api_url = "/api/v1/escalation-policy";

class EscalationPages : public testing::Test {
protected:
    test::Answer put(const std::string& body,
                     const std::string& version,
                     const std::string& who = "am")
    {
        return service.as(who).send(
            Method::put,
            api_url,
            body,
            {{"content-type", "application/json"}, {"if-match", "\"" + version + "\""}});
    }

    json::object policy(const std::string& who = "bs")
    {
        const auto answer = service.as(who).get_json(api_url);
        EXPECT_EQ(answer.status(), 200) << answer.body();
        return json::parse(answer.body()).as_object();
    }

    test::TestService service;
};

TEST_F(EscalationPages, SayInWordsWhoIsToldWhen)
{
    const auto page = service.as("am").get(page_url);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("overdue by 1 working day, we remind its owner"));
    EXPECT_TRUE(page.says("by 5 working days"));
    EXPECT_TRUE(page.says("told every Monday"));
    EXPECT_EQ(page.field("service_after"), "10");
    EXPECT_EQ(service.as("bs").get(page_url).status(), 403);
}

TEST_F(EscalationPages, KeepAnotherPolicy)
{
    const auto saved = service.as("am").post(page_url,
                                             {{"owner_after", "2"},
                                              {"lead_after", "3"},
                                              {"service_after", "7"},
                                              {"digest_day", "0"},
                                              {"version", "0"}});

    ASSERT_EQ(saved.status(), 303) << saved.body();
    const auto page = service.as("am").get(saved.header("Location"));
    EXPECT_TRUE(page.says("Saved. It counts from the next working day on."));
    EXPECT_FALSE(page.says("told every"));
    EXPECT_EQ(policy().at("lead_after"), 3);
}

TEST_F(EscalationPages, SayWhatIsWrongAtTheFieldThatItWasTypedInto)
{
    const auto page = service.as("am").post(page_url,
                                            {{"owner_after", "soon"},
                                             {"lead_after", "5"},
                                             {"service_after", "4"},
                                             {"digest_day", "1"},
                                             {"version", "0"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter a number of working days from 1 to 60"));
    EXPECT_TRUE(page.says("href=\"#service_after\""));
    EXPECT_EQ(page.field("owner_after"), "soon");
    EXPECT_EQ(policy().at("version"), 0);
}

TEST_F(EscalationPages, ReplaceAPolicyByTheApiAtTheVersionThatWasSeen)
{
    const std::string body = R"({"owner_after":1,"lead_after":4,"service_after":9,"digest_day":5})";

    const auto answer = put(body, "0");

    ASSERT_EQ(answer.status(), 200) << answer.body();
    EXPECT_EQ(policy().at("digest_day"), 5);
    EXPECT_EQ(policy().at("version"), 1);
    EXPECT_EQ(put(body, "0").status(), 412);
    EXPECT_EQ(put(body, "1", "bs").status(), 403);
    EXPECT_EQ(
        put(R"({"owner_after":0,"lead_after":4,"service_after":9,"digest_day":5})", "1").status(),
        422);
}

}  // namespace
}  // namespace quorate::server
