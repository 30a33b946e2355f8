#include "db/stores/busy_feed_store.hpp"

#include <gtest/gtest.h>

#include "core/unit_of_work.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono_literals;

const core::AuthorityId here{"authority-1"};
const core::Instant now = test::at("2026-11-20T09:00");
const core::CalendarOwner chair{core::UserId{"chair-1"}};
const core::CalendarOwner nurse{core::ContactId{"contact-nurse"}};

class BusyFeedsOnDisk : public test::StoreTest {
protected:
    void SetUp() override { test::add_directory(temp_.pool()); }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.busy_feeds); });
    }

    core::BusyFeed added(const std::string& id,
                         const core::CalendarOwner& owner,
                         core::Instant next_at)
    {
        const core::BusyFeed feed{.id = core::BusyFeedId{id},
                                  .authority = here,
                                  .owner = owner,
                                  .host = "cal.nhs.uk",
                                  .sealed_url = "sealed",
                                  .created_by = core::UserId{"chair-1"},
                                  .created_at = now,
                                  .next_at = next_at};
        with([&](core::BusyFeedStore& feeds) {
            feeds.add(feed);
            return 0;
        });
        return feed;
    }

    std::vector<std::string> taken(core::Instant at, core::Instant until, int limit = 10)
    {
        std::vector<std::string> ids;
        for (const auto& feed :
             with([&](core::BusyFeedStore& feeds) { return feeds.take_due(at, until, limit); }))
            ids.push_back(feed.id.text());
        return ids;
    }
};

using Ids = std::vector<std::string>;

TEST_P(BusyFeedsOnDisk, AreFoundByIdAndOwner)
{
    added("b", chair, now);
    added("a", chair, now);
    added("c", nurse, now);

    const auto found =
        with([](core::BusyFeedStore& feeds) { return feeds.find(here, core::BusyFeedId{"a"}); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->owner, chair);
    EXPECT_EQ(found->host, "cal.nhs.uk");
    EXPECT_EQ(found->sealed_url, "sealed");
    EXPECT_EQ(found->succeeded_at, std::nullopt);
    with([](core::BusyFeedStore& feeds) {
        EXPECT_FALSE(feeds.find(core::AuthorityId{"authority-2"}, core::BusyFeedId{"a"}));
        EXPECT_EQ(feeds.list(here, chair).size(), 2u);
        EXPECT_EQ(feeds.list(here, {}).size(), 3u);
        EXPECT_TRUE(feeds.list(core::AuthorityId{"authority-2"}, {}).empty());
        EXPECT_TRUE(feeds.remove(here, core::BusyFeedId{"a"}));
        EXPECT_FALSE(feeds.remove(here, core::BusyFeedId{"a"}));
        return 0;
    });
}

TEST_P(BusyFeedsOnDisk, AreTakenByOneProcessUntilItsTimeIsOver)
{
    added("late", chair, now - 2h);
    added("due", chair, now);
    added("later", nurse, now + 1h);

    EXPECT_EQ(taken(now, now + 5min, 1), (Ids{"late"}));
    EXPECT_EQ(taken(now, now + 5min), (Ids{"due"}));
    EXPECT_EQ(taken(now, now + 5min), Ids{});
    EXPECT_EQ(taken(now + 5min, now + 10min), (Ids{"due", "late"}));
}

TEST_P(BusyFeedsOnDisk, KeepAnAttemptOfWhoeverHasTakenThem)
{
    core::BusyFeed feed = added("a", chair, now);
    taken(now, now + 5min);
    feed.next_at = now + 30min;
    feed.failures = 2;
    feed.succeeded_at = now;
    feed.read_at = now - 1h;
    feed.fault = "too_slow";
    feed.left_out = 3;
    feed.etag = "\"1\"";
    feed.last_modified = "Wed, 25 Nov 2026 10:00:00 GMT";

    with([&](core::BusyFeedStore& feeds) {
        EXPECT_FALSE(feeds.save_attempt(feed, now + 4min));
        EXPECT_TRUE(feeds.save_attempt(feed, now + 5min));
        EXPECT_FALSE(feeds.save_attempt(feed, now + 5min));
        const auto kept = feeds.find(here, feed.id);
        EXPECT_EQ(kept->next_at, feed.next_at);
        EXPECT_EQ(kept->failures, 2);
        EXPECT_EQ(kept->succeeded_at, now);
        EXPECT_EQ(kept->read_at, now - 1h);
        EXPECT_EQ(kept->fault, "too_slow");
        EXPECT_EQ(kept->left_out, 3);
        EXPECT_EQ(kept->etag, feed.etag);
        EXPECT_EQ(kept->last_modified, feed.last_modified);
        return 0;
    });
}

QUORATE_ON_EVERY_DATABASE(BusyFeedsOnDisk);

}  // namespace
}  // namespace quorate::db
