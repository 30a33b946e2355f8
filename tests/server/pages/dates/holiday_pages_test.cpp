#include "server/pages/dates/holiday_pages.hpp"

#include <gtest/gtest.h>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class HolidayPages : public testing::Test {
protected:
    void SetUp() override { test::add_second_administrator(service_.app().pool); }

    test::Answer propose(const std::string& by, const std::string& day = "14 June 2027")
    {
        return service_.as(by).post("/admin/holidays/one-off",
                                    {{"day", day},
                                     {"name", "Coronation day"},
                                     {"instead_of", ""},
                                     {"source", "Proclamation of 21 November"}});
    }

    // Where the waiting list is confirmed, from the page.
    std::string confirm_url(const std::string& as)
    {
        const std::string page = service_.as(as).get("/admin/holidays").body();
        const auto end = page.find("/confirm\"");
        if (end == std::string::npos) return "";
        const auto start = page.rfind('"', end) + 1;
        return page.substr(start, end - start) + "/confirm";
    }

    test::TestService service_;
};

TEST_F(HolidayPages, AskASecondAdministratorToConfirmAOneOffHoliday)
{
    EXPECT_EQ(propose("am").header("Location"), "/admin/holidays?done=holidays-proposed");
    EXPECT_TRUE(service_.as("am").get("/admin/holidays").says("Somebody else has to confirm it."));
    EXPECT_EQ(confirm_url("am"), "");

    const std::string url = confirm_url("am-2");
    ASSERT_FALSE(url.empty());
    EXPECT_EQ(service_.as("am").post(url).status(), 403);
    EXPECT_EQ(service_.as("am-2").post(url).status(), 303);

    const auto page = service_.as("am").get("/admin/holidays");
    EXPECT_TRUE(page.says("Coronation day"));
    EXPECT_FALSE(page.says("Waiting to be confirmed"));
}

TEST_F(HolidayPages, GiveBackWhatWasTypedWithEveryFault)
{
    const auto refused = service_.as("am").post("/admin/holidays/one-off",
                                                {{"day", "31 February 2027"},
                                                 {"name", ""},
                                                 {"instead_of", "3 March 2027"},
                                                 {"source", "The Gazette"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("There is no 31 February 2027: that month has 28 days"));
    EXPECT_TRUE(refused.says("Enter what the day is called"));
    EXPECT_TRUE(refused.says("Enter the day of a bank holiday of the list below, or nothing"));
    EXPECT_EQ(refused.field("source"), "The Gazette");
    EXPECT_FALSE(service_.as("am").get("/admin/holidays").says("Waiting to be confirmed"));
}

TEST_F(HolidayPages, AreForAdministrators)
{
    EXPECT_EQ(service_.as("sm").get("/admin/holidays").status(), 403);
    EXPECT_EQ(propose("bs").status(), 403);
}

}  // namespace
}  // namespace quorate::server
