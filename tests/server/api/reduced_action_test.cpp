#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include "tests/support/record_service.hpp"

namespace quorate::server {
namespace {

class ReducedAction : public test::RecordService {};

TEST_F(ReducedAction, TellsAnOwnerWithASeatNeitherTheKindOfMeetingNorTheCase)
{
    test::add_agency_user(service.app().pool, "noor");
    ASSERT_EQ(by("bs",
                 "/actions",
                 {{"what", "Weigh the baby"},
                  {"owner", "contact:contact-nurse"},
                  {"due_on", "27/11/2026"}})
                  .status(),
              303);

    const auto page = service.as("noor").get("/actions");
    const auto listed = boost::json::parse(service.as("noor").get_json("/api/v1/actions").body());
    const auto& action = listed.at("items").at(0).as_object();
    const std::string id{action.at("id").as_string()};
    const auto one = service.as("noor").get("/actions/" + id);

    EXPECT_TRUE(page.says("Weigh the baby"));
    EXPECT_TRUE(page.says("Multi-agency meeting"));
    EXPECT_FALSE(page.says("child protection conference"));
    EXPECT_TRUE(one.says("Multi-agency meeting"));
    EXPECT_FALSE(one.says("child protection conference"));
    EXPECT_FALSE(action.contains("case"));
    EXPECT_TRUE(service.as("bs").get("/actions/" + id).says("child protection conference"));
}

}  // namespace
}  // namespace quorate::server
