#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

const std::string account = "/admin/users/bs";
const std::string lead = "/admin/users/sw";

class ClosingAnAccount : public testing::Test {
protected:
    ClosingAnAccount() { test::add_directory_to_staff(service_.app().pool); }

    test::Answer close(const std::string& path)
    {
        auto administrator = service_.as("am");
        const std::string version = administrator.get(path + "/disable").field("version");
        return administrator.post(path + "/disable", {{"version", version}});
    }

    test::TestService service_;
};

TEST_F(ClosingAnAccount, NamesTheCalendarsOfOthersThatStop)
{
    EXPECT_FALSE(service_.as("am").get(account + "/disable").says("calendars of others stop"));
    const auto made = service_.as("bs").post_json(
        "/api/v1/feeds", R"({"kind":"room","subject":"room-1","label":"Screen at the door"})");
    ASSERT_EQ(made.status(), 201) << made.body();

    const auto asked = service_.as("am").get(account + "/disable");

    EXPECT_EQ(asked.status(), 200);
    EXPECT_TRUE(asked.says("These calendars of others stop as well")) << asked.body();
    EXPECT_TRUE(asked.says("Room Oak"));
    EXPECT_TRUE(asked.says("Screen at the door"));
}

TEST_F(ClosingAnAccount, SaysWhatWaitsBeforeAndAfterwardsAndMarksTheFamily)
{
    EXPECT_TRUE(service_.as("am").get(lead + "/disable").says("To be handed over: 1 family."));
    EXPECT_FALSE(service_.as("tm").get("/families").says("has left"));

    EXPECT_EQ(close(lead).status(), 303);

    EXPECT_TRUE(service_.as("am").get(lead).says("To be handed over by a manager: 1 family."));
    const auto families = service_.as("tm").get("/families");
    EXPECT_TRUE(families.says("1 person has left")) << families.body();
    EXPECT_TRUE(families.says(lead + "/hand-over"));
    EXPECT_TRUE(families.says("Has left"));
    EXPECT_TRUE(service_.as("tm").get("/families/case-1").says("has left: choose another"));
    EXPECT_FALSE(service_.as("bs").get("/families").says("1 person has left"));
}

}  // namespace
}  // namespace quorate::server
