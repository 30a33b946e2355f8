#include <gtest/gtest.h>

#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class HolidayFaults : public testing::Test {
protected:
    test::TestService service_;
};

TEST_F(HolidayFaults, OfAListStandAtTheFormOfTheList)
{
    const auto refused = service_.as("am").post(
        "/admin/holidays/list",
        {{"list", "known_from,2015-01-01\nknown_until,2031-12-31\n2026-12-25,Christmas Day,\n"},
         {"list_source", " "}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("href=\"#list_source\""));
    EXPECT_FALSE(refused.says("href=\"#source\""));
}

TEST_F(HolidayFaults, OfADayStandAtTheDay)
{
    const auto refused = service_.as("am").post("/admin/holidays/one-off",
                                                {{"day", "25 December 2026"},
                                                 {"name", " Christmas Day "},
                                                 {"instead_of", ""},
                                                 {"source", "The Gazette"}});

    EXPECT_EQ(refused.status(), 422);
    EXPECT_TRUE(refused.says("This list says nothing that the one in use does not say"));
    EXPECT_TRUE(refused.says("href=\"#day"));
    EXPECT_FALSE(refused.says("href=\"#list\""));
}

}  // namespace
}  // namespace quorate::server
