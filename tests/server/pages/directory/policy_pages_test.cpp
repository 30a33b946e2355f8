#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/record_fixture.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr const char* page_url = "/admin/policies";

class PolicyPages : public testing::Test {
protected:
    test::TestService service;
};

TEST_F(PolicyPages, NameWhoAnswersForAPolicyAndWhoSetItAndWhen)
{
    auto administrator = service.as("am");
    EXPECT_TRUE(administrator.get(page_url).says("Nobody is named"));
    administrator.post("/admin/records",
                       {{"letter_days", "1"},
                        {"conference_record_days", "20"},
                        {"strategy_record_days", "1"},
                        {"core_group_record_days", "10"},
                        {"other_record_days", "15"},
                        {"correction_days", "10"},
                        {"version", "0"}});

    const auto saved =
        administrator.post("/admin/policies/records", {{"owner-records", "Head of safeguarding"}});

    EXPECT_EQ(saved.status(), 303) << saved.body();
    const auto page = administrator.get(page_url);
    EXPECT_TRUE(page.says("Head of safeguarding answers for it. Set on "));
    EXPECT_TRUE(page.says("by Name of am."));
    EXPECT_TRUE(page.says("The policy was set"));
    const auto given = service.as("bs").get_json("/api/v1/policies");
    ASSERT_EQ(given.status(), 200) << given.body();
    const json::value answered = json::parse(given.body());
    const json::array& items = answered.at("items").as_array();
    ASSERT_EQ(items.size(), 5U);
    EXPECT_EQ(items[3].at("owner").as_string(), "Head of safeguarding");
    EXPECT_EQ(items[3].at("set_by").as_string(), "Name of am");
    EXPECT_TRUE(items[0].at("since").is_null());
}

TEST_F(PolicyPages, SayAtTheTopWhatTheyHoldAndKeepTheFormsFolded)
{
    auto administrator = service.as("am");

    const auto page = administrator.get(page_url);
    const auto refused = administrator.post("/admin/policies/quorum", {{"owner-quorum", " "}});

    for (const char* kind : {"quorum", "reminders", "escalation", "records", "report_fees"}) {
        EXPECT_TRUE(page.says("href=\"#policy-" + std::string{kind} + "\"")) << kind;
        EXPECT_TRUE(page.says("id=\"policy-" + std::string{kind} + "\"")) << kind;
    }
    EXPECT_TRUE(page.says("Nobody is named. Nobody has set it since such notes are kept."));
    EXPECT_FALSE(page.says("<details class=\"govuk-details\" open>"));
    EXPECT_TRUE(refused.says("<details class=\"govuk-details\" open>")) << "where the error is";
}

TEST_F(PolicyPages, SayWhatIsMissingBesideItsField)
{
    auto administrator = service.as("am");
    const auto refused = administrator.post("/admin/policies/quorum", {{"owner-quorum", " "}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("Enter who answers for this"));
    EXPECT_TRUE(refused.says("href=\"#owner-quorum\""));
    EXPECT_EQ(administrator.post("/admin/policies/weather", {{"owner", "X"}}).status(), 404);
    EXPECT_EQ(service.as("bs").get(page_url).status(), 403);
}

TEST_F(PolicyPages, SayWhoPaysForReportsOnceSomebodyAnswersForIt)
{
    auto administrator = service.as("am");
    const auto unnamed = administrator.post("/admin/policies/report_fees",
                                            {{"owner-report_fees", ""}, {"payer", "council"}});
    EXPECT_EQ(unnamed.status(), 422);
    EXPECT_TRUE(unnamed.says("value=\"council\" selected")) << "what was chosen stays";
    EXPECT_FALSE(administrator.get(page_url).says("value=\"council\" selected"));

    const auto saved =
        administrator.post("/admin/policies/report_fees",
                           {{"owner-report_fees", "Head of finance"}, {"payer", "health_body"}});

    EXPECT_EQ(saved.status(), 303) << saved.body();
    const auto page = administrator.get(page_url);
    EXPECT_TRUE(page.says("value=\"health_body\" selected"));
    EXPECT_TRUE(page.says("Head of finance"));
}

class PolicyApi : public testing::Test {
protected:
    test::Answer put(const std::string& policy,
                     const std::string& body,
                     const std::string& version,
                     const std::string& who = "am")
    {
        return service.as(who).send(
            Method::put,
            "/api/v1/policies/" + policy,
            body,
            {{"content-type", "application/json"}, {"if-match", "\"" + version + "\""}});
    }

    test::TestService service;
};

TEST_F(PolicyApi, NamesWhoAnswersForAPolicyAsThePageDoes)
{
    EXPECT_EQ(service.as("bs").get_json("/api/v1/policies/records").header("ETag"), "\"0\"");

    const auto saved = put("records", R"({"owner":"Head of safeguarding"})", "0");

    ASSERT_EQ(saved.status(), 200) << saved.body();
    EXPECT_EQ(saved.header("ETag"), "\"1\"");
    EXPECT_EQ(json::parse(saved.body()).at("owner").as_string(), "Head of safeguarding");
    EXPECT_TRUE(service.as("am").get(page_url).says("Head of safeguarding"));
}

TEST_F(PolicyApi, SaysWhoPaysForReportsAlone)
{
    const auto saved =
        put("report_fees", R"({"owner":"Head of finance","payer":"health_body"})", "0");

    ASSERT_EQ(saved.status(), 200) << saved.body();
    EXPECT_EQ(json::parse(saved.body()).at("value").as_string(), "health_body");
    EXPECT_EQ(put("records", R"({"owner":"Somebody","payer":"council"})", "0").status(), 422);
    EXPECT_EQ(put("report_fees", R"({"owner":"Somebody","payer":"the queen"})", "2").status(), 422);
}

TEST_F(PolicyApi, RefusesWhatThePageRefuses)
{
    ASSERT_EQ(put("quorum", R"({"owner":"The partnership"})", "0").status(), 200);

    EXPECT_EQ(put("quorum", R"({"owner":"Somebody else"})", "0").status(), 412);
    EXPECT_EQ(put("quorum", R"({"owner":" "})", "1").status(), 422);
    EXPECT_EQ(put("weather", R"({"owner":"Somebody"})", "0").status(), 404);
    EXPECT_EQ(put("quorum", R"({"owner":"Somebody"})", "1", "bs").status(), 403);
    EXPECT_EQ(service.as("bs").get_json("/api/v1/policies/weather").status(), 404);
}

class PoliciesOfAuthorities : public testing::TestWithParam<db::Dialect> {};

TEST_P(PoliciesOfAuthorities, AreEachItsOwn)
{
    test::TestService service{GetParam()};
    test::run(service.app().pool,
              "insert into staff_user (id, authority_id, name, email, role, password_hash, "
              "created_at) values ('far', 'authority-2', 'From Elsewhere', "
              "'far@council.example', 'AM', 'none', 0)");
    const auto put = [&](const std::string& who, const std::string& owner) {
        return service.as(who).send(Method::put,
                                    "/api/v1/policies/report_fees",
                                    R"({"owner":")" + owner + R"(","payer":"health_body"})",
                                    {{"content-type", "application/json"}, {"if-match", "\"0\""}});
    };
    const auto seen = [&](const std::string& who) {
        const auto policy = service.as(who).get_json("/api/v1/policies/report_fees");
        return policy.header("ETag") + policy.body();
    };
    const std::string untouched = seen("far");
    ASSERT_EQ(put("am", "Head of finance").status(), 200);

    EXPECT_EQ(seen("far"), untouched);
    EXPECT_EQ(untouched.find("Head of finance"), std::string::npos);

    const std::string here = seen("am");
    EXPECT_EQ(put("far", "Somebody elsewhere").status(), 200) << "their own is as it was";
    EXPECT_EQ(seen("am"), here);
    EXPECT_NE(seen("far").find("Somebody elsewhere"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(,
                         PoliciesOfAuthorities,
                         testing::ValuesIn(test::dialects()),
                         [](const auto& test) { return test::name_of(test.param); });

}  // namespace
}  // namespace quorate::server
