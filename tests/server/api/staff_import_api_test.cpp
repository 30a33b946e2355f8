#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/identity/user_store.hpp"
#include "server/jobs/dormant_watcher.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

class StaffImportApi : public testing::Test {
protected:
    static constexpr const char* url = "/api/v1/users/import";

    static std::string list(bool dry_run, const std::string& email = "jo@council.example")
    {
        return json::serialize(json::object{
            {"csv",
             "name,email,role,team\nJo Testperson," + email + ",Social worker,Team team-north\n"},
            {"dry_run", dry_run}});
    }

    bool has(const std::string& email)
    {
        return service_.database().read([&](core::UnitOfWork& work) {
            return work.users.find_by_email(core::Email{email}).has_value();
        });
    }

    test::TestService service_;
};

TEST_F(StaffImportApi, SaysWhatItWouldDoAndThenDoesItWithThePasswordsInItsAnswer)
{
    auto administrator = service_.as("am");
    const auto seen = administrator.post_json(url, list(true));
    ASSERT_EQ(seen.status(), 200) << seen.body();
    EXPECT_TRUE(seen.says("\"added\":1"));
    EXPECT_FALSE(seen.says("password"));
    EXPECT_FALSE(has("jo@council.example"));

    const auto done = administrator.post_json(url, list(false));

    ASSERT_EQ(done.status(), 200) << done.body();
    EXPECT_TRUE(done.says("\"password\":"));
    EXPECT_TRUE(has("jo@council.example"));
}

TEST_F(StaffImportApi, DoesNothingWhenALineIsAtFault)
{
    const auto refused = service_.as("am").post_json(url, list(false, "nowhere"));

    EXPECT_EQ(refused.status(), 422) << refused.body();
    EXPECT_EQ(service_.as("sw").post_json(url, list(true)).status(), 403);
}

TEST(SuspendedAccountApi, OpensIt)
{
    test::TestService service;
    const auto look = [&] {
        DormantWatcher{service.database(), service.clock(), service.app().random}.run_once();
    };
    look();
    service.clock().advance(std::chrono::days{38});
    look();
    service.clock().advance(std::chrono::days{7});
    look();

    EXPECT_EQ(service.as("tm").post_json("/api/v1/users/sw/open", "{}").status(), 403);
    EXPECT_EQ(service.as("am").post_json("/api/v1/users/sw/open", "{}").status(), 204);
    EXPECT_EQ(service.as("am").post_json("/api/v1/users/sw/open", "{}").status(), 409);
    EXPECT_EQ(service.as("am").post_json("/api/v1/users/nobody/open", "{}").status(), 404);
}

}  // namespace
}  // namespace quorate::server
