#include "server/pages/meetings/reminder_pages.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr const char* page_url = "/admin/reminders";
constexpr const char* api_url = "/api/v1/reminder-policy";

class ReminderPages : public testing::Test {
protected:
    test::Answer save(const std::vector<std::pair<std::string, std::string>>& form)
    {
        return service.as("am").post(page_url, form);
    }

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

TEST_F(ReminderPages, SayInWordsWhoIsRemindedWhenWithExampleDays)
{
    const auto page = service.as("am").get(page_url);

    EXPECT_EQ(page.status(), 200);
    EXPECT_TRUE(page.says("5 working days and 1 working day before the day of a meeting"));
    EXPECT_TRUE(page.says("those who have not replied, or said maybe"));
    EXPECT_TRUE(page.says("Reminders leave on"));
    EXPECT_EQ(page.field("days_1"), "5");
    EXPECT_EQ(page.field("days_2"), "1");
    EXPECT_EQ(page.field("days_3"), "");
    EXPECT_EQ(service.as("bs").get(page_url).status(), 403);
}

TEST_F(ReminderPages, KeepAnotherPolicy)
{
    const auto saved = save({{"days_1", "10"},
                             {"days_2", ""},
                             {"days_3", "2"},
                             {"whom", "all"},
                             {"of_strategy_discussions", "yes"},
                             {"version", "0"}});

    ASSERT_EQ(saved.status(), 303) << saved.body();
    const auto page = service.as("am").get(saved.header("Location"));
    EXPECT_TRUE(page.says("Saved. It counts from now on"));
    EXPECT_TRUE(page.says("10 working days and 2 working days before"));
    EXPECT_TRUE(page.says("everybody but those who cannot come"));
    EXPECT_EQ(policy().at("working_days_before"), (json::array{10, 2}));
}

TEST_F(ReminderPages, SayWhatIsWrongAtTheFieldThatItWasTypedInto)
{
    const auto page =
        save({{"days_1", "5"}, {"days_2", ""}, {"days_3", "21"}, {"whom", ""}, {"version", "0"}});

    EXPECT_EQ(page.status(), 422);
    EXPECT_TRUE(page.says("Enter a number of working days from 1 to 20"));
    EXPECT_TRUE(page.says("href=\"#days_3\""));
    EXPECT_TRUE(page.says("Choose who is reminded"));
    EXPECT_EQ(page.field("days_3"), "21");
    EXPECT_EQ(policy().at("version"), 0);
}

TEST_F(ReminderPages, AskBeforeNobodyIsRemindedAnyMore)
{
    const std::vector<std::pair<std::string, std::string>> none{
        {"days_1", ""}, {"days_2", ""}, {"days_3", ""}, {"whom", "all"}, {"version", "0"}};

    const auto asked = save(none);
    EXPECT_EQ(asked.status(), 422);
    EXPECT_TRUE(asked.says("tick that nobody is reminded any more"));
    EXPECT_TRUE(asked.says("href=\"#confirm_nobody\""));
    EXPECT_EQ(policy().at("version"), 0);

    auto confirmed = none;
    confirmed.emplace_back("confirm_nobody", "yes");
    const auto saved = save(confirmed);
    ASSERT_EQ(saved.status(), 303) << saved.body();
    EXPECT_TRUE(
        service.as("am").get(saved.header("Location")).says("Nobody is reminded of meetings."));
}

TEST_F(ReminderPages, StandInTheMenuOfThoseWhoMaySetThem)
{
    const std::string entry = "href=\"/admin/reminders\"";

    EXPECT_TRUE(service.as("am").get("/admin/users").says(entry));
    EXPECT_FALSE(service.as("bs").get("/meetings").says(entry));
}

TEST_F(ReminderPages, ReplaceAPolicyByTheApiAtTheVersionThatWasSeen)
{
    const std::string body = R"({"whom":"not_declined","working_days_before":[1,7]})";

    const auto answer = put(body, "0");

    ASSERT_EQ(answer.status(), 200) << answer.body();
    EXPECT_EQ(policy("am").at("working_days_before"), (json::array{7, 1}));
    EXPECT_EQ(policy().at("whom"), "not_declined");
    EXPECT_EQ(policy().at("version"), 1);
    EXPECT_EQ(put(body, "0").status(), 412);
    EXPECT_EQ(put(body, "1", "bs").status(), 403);
    EXPECT_EQ(service.as("am")
                  .send(Method::put, api_url, body, {{"content-type", "application/json"}})
                  .status(),
              428);
}

TEST_F(ReminderPages, RefuseByTheApiWhatIsNoPolicy)
{
    EXPECT_EQ(put(R"({"whom":"all","working_days_before":[0]})", "0").status(), 422);
    EXPECT_EQ(put(R"({"whom":"nobody","working_days_before":[1]})", "0").status(), 422);
    EXPECT_EQ(put(R"({"whom":"all"})", "0").status(), 422);
    EXPECT_EQ(policy().at("version"), 0);
}

}  // namespace
}  // namespace quorate::server
