#include <gtest/gtest.h>

#include "core/identity/user_store.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

class StaffImportPages : public testing::Test {
protected:
    static constexpr const char* url = "/admin/users/import";
    static constexpr const char* lines =
        "name,email,role,team\nJo Testperson,jo@council.example,Social worker,Team team-north\n";

    bool has(const std::string& email)
    {
        return service.database().read([&](core::UnitOfWork& work) {
            return work.users.find_by_email(core::Email{email}).has_value();
        });
    }

    test::TestService service;
};

TEST_F(StaffImportPages, ShowWhatWouldHappenAndThenAPasswordForEach)
{
    EXPECT_TRUE(service.as("am").get("/admin/users").says(url));
    const auto seen = service.as("am").post(url, {{"csv", lines}});
    ASSERT_EQ(seen.status(), 200) << seen.body();
    EXPECT_TRUE(seen.says("Nothing has been changed yet."));
    EXPECT_TRUE(seen.says("Jo Testperson"));
    EXPECT_FALSE(has("jo@council.example"));

    const auto done = service.as("am").post(std::string{url} + "/confirm",
                                            {{"csv", lines}, {"agreed", seen.field("agreed")}});

    EXPECT_EQ(done.status(), 200) << done.body();
    EXPECT_TRUE(done.says("Shown this once."));
    EXPECT_TRUE(done.says("jo@council.example"));
    EXPECT_TRUE(has("jo@council.example"));
}

TEST_F(StaffImportPages, ShowTheFaultOfEachLineAndKeepTheList)
{
    const auto seen = service.as("am").post(
        url, {{"csv", "name,email,role,team\nJo,nowhere,SW,\nIvy,ivy@council.example,SW,\n"}});

    EXPECT_EQ(seen.status(), 200) << seen.body();
    EXPECT_TRUE(seen.says("1 line needs to be put right."));
    EXPECT_TRUE(seen.says("Line 2"));
    EXPECT_TRUE(seen.says("ivy@council.example")) << "the list is there to be put right";
    EXPECT_FALSE(has("ivy@council.example"));
}

TEST_F(StaffImportPages, AreTheAdministratorsAlone)
{
    for (const char* who : {"tm", "bs", "sw", "ad"}) {
        EXPECT_EQ(service.as(who).get(url).status(), 403) << who;
        EXPECT_EQ(service.as(who).post(url, {{"csv", lines}}).status(), 403) << who;
    }
}

}  // namespace
}  // namespace quorate::server
