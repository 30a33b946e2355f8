#include "server/jobs/unused_feed_watcher.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/support/meeting_rows.hpp"
#include "tests/support/test_service.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;
using std::chrono::days;

class UnusedFeedWatcherOf : public testing::Test {
protected:
    void SetUp() override
    {
        const auto made =
            service_.as("sw").post_json("/api/v1/feeds", R"({"kind":"person","label":"My phone"})");
        ASSERT_EQ(made.status(), 201) << made.body();
        const json::value feed = json::parse(made.body());
        id_ = std::string{feed.at("id").as_string()};
        path_ = std::string{feed.at("path").as_string()};
    }

    int look() { return UnusedFeedWatcher{service_.database(), service_.clock()}.run_once(); }

    void let_end()
    {
        service_.clock().advance(days{76});
        look();
        service_.clock().advance(days{14});
        ASSERT_EQ(look(), 1);
    }

    json::object feed()
    {
        return json::parse(service_.as("sw").get_json("/api/v1/feeds/" + id_).body()).as_object();
    }

    test::TestService service_;
    std::string id_;
    std::string path_;
};

TEST_F(UnusedFeedWatcherOf, AFeedWarnsItsOwnerWhoKeepsItInOneClick)
{
    EXPECT_FALSE(service_.as("sw").get("/feeds").says("Feeds that nobody uses"));
    service_.clock().advance(days{76});
    EXPECT_EQ(look(), 0);

    const auto page = service_.as("sw").get("/feeds");
    EXPECT_TRUE(page.says("Feeds that nobody uses"));
    EXPECT_TRUE(page.says("unless a calendar fetches it"));
    EXPECT_TRUE(feed().at("ends_unused_at").is_string());

    const auto kept = service_.as("sw").post("/feeds/" + id_ + "/renew", {});
    ASSERT_EQ(kept.status(), 303) << kept.body();
    EXPECT_FALSE(service_.as("sw").get("/feeds").says("Feeds that nobody uses"));
    EXPECT_TRUE(feed().at("ends_unused_at").is_null());
}

TEST_F(UnusedFeedWatcherOf, AFeedThatEndedSaysWhyAndIsRenewedInOneClick)
{
    let_end();

    const auto page = service_.as("sw").get("/feeds");
    EXPECT_TRUE(page.says("Not used since"));
    EXPECT_TRUE(page.says("; it ended on"));
    EXPECT_TRUE(page.says("Renew it"));
    EXPECT_TRUE(feed().at("ended_unused_at").is_string());

    const auto kept = service_.as("sw").post("/feeds/" + id_ + "/renew", {});
    ASSERT_EQ(kept.status(), 303) << kept.body();
    EXPECT_TRUE(service_.as("sw").get(kept.header("Location")).says("works at its old address"));
    EXPECT_EQ(service_.nobody().get(path_).status(), 200);
}

TEST_F(UnusedFeedWatcherOf, AFeedThatEndedIsRenewedByTheApiByItsOwnerAlone)
{
    let_end();

    EXPECT_EQ(service_.as("bs").post_json("/api/v1/feeds/" + id_ + "/renew", "{}").status(), 404);
    const auto answer = service_.as("sw").post_json("/api/v1/feeds/" + id_ + "/renew", "{}");

    EXPECT_EQ(answer.status(), 200) << answer.body();
    EXPECT_TRUE(feed().at("ended_unused_at").is_null());
    EXPECT_EQ(service_.as("sw").post_json("/api/v1/feeds/" + id_ + "/renew", "{}").status(), 409);
}

}  // namespace
}  // namespace quorate::server
