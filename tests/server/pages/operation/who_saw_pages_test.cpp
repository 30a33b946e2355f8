#include <gtest/gtest.h>

#include "tests/support/case_service.hpp"

namespace quorate::server {
namespace {

class WhoSawPage : public testing::Test {
protected:
    void SetUp() override
    {
        family_ = test::add_family(service_);
        service_.as("sw").get("/families/" + family_);
    }

    test::TestService service_;
    std::string family_;
};

TEST_F(WhoSawPage, IsReachedByAManagerFromTheFamily)
{
    auto manager = service_.as("tm");
    EXPECT_TRUE(manager.get("/families/" + family_).says("/families/" + family_ + "/seen-by"));

    const auto seen = manager.get("/families/" + family_ + "/seen-by");

    EXPECT_EQ(seen.status(), 200) << seen.body();
    EXPECT_TRUE(seen.says("EX-2041"));
    EXPECT_TRUE(seen.says("Name of sw"));
    EXPECT_TRUE(seen.says("Name of tm"));
    EXPECT_TRUE(seen.says("Works with the family"));
}

TEST_F(WhoSawPage, IsNotOfferedToOthersNorOpenToThem)
{
    EXPECT_FALSE(service_.as("sw").get("/families/" + family_).says("/seen-by"));
    EXPECT_EQ(service_.as("sw").get("/families/" + family_ + "/seen-by").status(), 403);
    EXPECT_EQ(service_.as("am").get("/families/" + family_ + "/seen-by").status(), 403);
    EXPECT_EQ(service_.as("tm").get("/families/no-such-id/seen-by").status(), 404);
}

TEST_F(WhoSawPage, IsFoundByTheAuditorWithAReferenceAndAReason)
{
    auto auditor = service_.as("ad");
    EXPECT_EQ(auditor.get("/families/" + family_ + "/seen-by").header("Location"), "/audit");
    const auto without =
        auditor.post("/audit/case", {{"reference", "EX-2041"}, {"show", "people"}});

    const auto seen = auditor.post("/audit/case",
                                   {{"reference", "EX-2041"},
                                    {"reason", "Complaint number 14 of this year."},
                                    {"show", "people"}});

    EXPECT_EQ(without.status(), 422);
    EXPECT_EQ(seen.status(), 200) << seen.body();
    EXPECT_TRUE(seen.says("Who has seen this record"));
    EXPECT_TRUE(seen.says("Name of sw"));
    EXPECT_FALSE(seen.says("Testwood"));
}

TEST_F(WhoSawPage, CountsWhoWasRefused)
{
    service_.as("sw-south").get("/families/" + family_ + "/edit");

    const auto seen = service_.as("tm").get("/families/" + family_ + "/seen-by");

    EXPECT_TRUE(seen.says("Name of sw-south"));
    EXPECT_TRUE(seen.says("Never"));
}

}  // namespace
}  // namespace quorate::server
