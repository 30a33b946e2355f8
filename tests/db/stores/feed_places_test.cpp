#include <gtest/gtest.h>

#include "core/audit/alert_store.hpp"
#include "db/stores/feed_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

// From where feeds are fetched.

namespace quorate::db {
namespace {

using namespace std::chrono;

const core::AuthorityId authority{"authority-1"};
const core::Instant now = test::at("2026-11-23T09:30:00Z");

class PlacesOfFeeds : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        *database().transact([&](core::UnitOfWork& work) {
            work.feeds.add(phone);
            return core::Result{core::Done{}};
        });
    }

    const core::Feed phone{.id = core::FeedId{"f1"},
                           .authority = authority,
                           .kind = core::FeedKind::agency,
                           .subject = "agency-police",
                           .label = core::FreeText{"Reception"},
                           .token_hash = "hash-f1",
                           .created_by = core::UserId{"support-1"},
                           .created_at = now,
                           .expires_at = now + core::feed_lasts};
};

TEST_P(PlacesOfFeeds, TellNewPlacesUntilTheirOwnerKnowsThemButNotTheFirst)
{
    const std::vector<core::FeedFetch> fetches{
        {phone.id, now, "Outlook", "203.0.113.0/24"},
        {phone.id, now + 1min, "Outlook", "203.0.113.0/24"},
        {phone.id, now + 2min, "A browser", "198.51.100.0/24"},
        {phone.id, now + 3min, "A browser", ""}};
    const auto places = [&](const core::UserId& owner) {
        return database().read([&](core::UnitOfWork& work) {
            return work.feeds.new_places(authority, owner, now + 5min);
        });
    };
    const auto write = [&](auto act) {
        return *database().transact(
            [&](core::UnitOfWork& work) { return core::Result{act(work.feeds)}; });
    };
    write([&](core::FeedStore& store) {
        store.note_fetches(fetches);
        return true;
    });

    EXPECT_EQ(
        places(phone.created_by),
        (std::vector<core::FeedPlace>{{phone.id, "198.51.100.0/24", "A browser", now + 2min}}));
    EXPECT_TRUE(places(core::UserId{"chair-1"}).empty());

    EXPECT_TRUE(
        write([&](core::FeedStore& store) { return store.know_places(authority, phone.id); }));
    EXPECT_FALSE(
        write([&](core::FeedStore& store) { return store.know_places(authority, phone.id); }));
    EXPECT_TRUE(places(phone.created_by).empty());
}

TEST_P(PlacesOfFeeds, CountForAnAlertWhenAnotherProgramFetchesThemElsewhere)
{
    const auto fetched = [&](const std::string& client, const std::string& network) {
        const core::FeedFetch fetch{phone.id, now, client, network};
        *database().transact([&](core::UnitOfWork& work) {
            work.feeds.note_fetches({&fetch, 1});
            return core::Result{core::Done{}};
        });
        return database().read([&](core::UnitOfWork& work) {
            std::int64_t times = 0;
            for (const core::ActorCounts& each : work.alerts.counts(authority, now + 1min))
                if (each.actor == phone.created_by.text()) times += each.feeds_elsewhere;
            return times;
        });
    };

    EXPECT_EQ(fetched("Outlook", "203.0.113.0/24"), 0);
    EXPECT_EQ(fetched("Outlook", "198.51.100.0/24"), 0) << "the same program on its way";
    EXPECT_EQ(fetched("A browser", "192.0.2.0/24"), 1);
}

TEST_P(PlacesOfFeeds, AreForgottenAYearAfterTheLastTimeOrTheEndOfTheFeed)
{
    const std::vector<core::FeedFetch> fetches{
        {phone.id, now, "Outlook", "203.0.113.0/24"},
        {phone.id, now + 24h, "A browser", "198.51.100.0/24"}};
    const auto write = [&](auto act) {
        return *database().transact(
            [&](core::UnitOfWork& work) { return core::Result{act(work.feeds)}; });
    };
    const auto forgotten = [&](core::Instant oldest) {
        return write([&](core::FeedStore& store) { return store.forget_places_before(oldest); });
    };
    write([&](core::FeedStore& store) {
        store.note_fetches(fetches);
        return true;
    });

    EXPECT_EQ(forgotten(now), 0);
    EXPECT_EQ(forgotten(now + 1h), 1);
    EXPECT_EQ(forgotten(now + 48h), 0) << "of a feed that runs one place is left";

    write([&](core::FeedStore& store) { return store.revoke(authority, phone.id, now + 72h); });
    EXPECT_EQ(forgotten(now + 72h), 0);
    EXPECT_EQ(forgotten(now + 73h), 1);
}

QUORATE_ON_EVERY_DATABASE(PlacesOfFeeds);

}  // namespace
}  // namespace quorate::db
