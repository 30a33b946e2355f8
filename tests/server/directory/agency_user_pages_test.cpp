#include <gtest/gtest.h>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

// Agencies' people look after their own agency, and know of no other.
class AgencyUserPages : public testing::Test {
protected:
    AgencyUserPages()
    {
        test::add_directory_to_staff(service.app().pool);
        test::add_agency_user(service.app().pool, "noor");
    }

    static Form colleague(const std::string& agency)
    {
        return {{"agency", agency},
                {"name", "Jo Testperson"},
                {"job_title", "School nurse"},
                {"email", "jo@nhs.example"}};
    }

    test::TestService service;
};

TEST_F(AgencyUserPages, AddAColleagueAndSayThatTheAddressIsRight)
{
    const auto added =
        service.as("noor").post("/directory/contacts/new", colleague("agency-health"));
    ASSERT_EQ(added.status(), 303) << added.body();
    const std::string location = added.header("Location");
    const std::string address = location.substr(0, location.find('?'));
    EXPECT_TRUE(service.as("noor").get(address).says("Nobody has checked this address yet"));

    EXPECT_EQ(service.as("noor").post(address + "/check-address").status(), 303);

    EXPECT_FALSE(service.as("noor").get(address).says("Nobody has checked this address yet"));
}

TEST_F(AgencyUserPages, ReachNoOtherAgency)
{
    EXPECT_EQ(
        service.as("noor").post("/directory/contacts/new", colleague("agency-police")).status(),
        404);
    EXPECT_EQ(service.as("noor").get("/directory/contacts/contact-police").status(), 404);
    EXPECT_EQ(service.as("noor").post("/directory/contacts/contact-police/check-address").status(),
              404);
    const auto list = service.as("noor").get("/directory/contacts");
    EXPECT_TRUE(list.says("Noor Stubb"));
    EXPECT_FALSE(list.says("Lee Fixture"));
}

TEST_F(AgencyUserPages, MakeFeedsOfTheirOwnAgencyAlone)
{
    const auto feed = [&](const std::string& agency) {
        return service.as("noor")
            .post_json("/api/v1/feeds",
                       R"({"kind":"agency","label":"Desk","subject":")" + agency + R"("})")
            .status();
    };

    EXPECT_EQ(feed("agency-health"), 201);
    EXPECT_NE(feed("agency-police"), 201);
}

}  // namespace
}  // namespace quorate::server
