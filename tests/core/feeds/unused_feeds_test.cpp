#include <gtest/gtest.h>

#include <algorithm>

#include "core/audit/audit_trail.hpp"
#include "core/feeds/feeds.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_links.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;
using test::staff;

const AuthorityId here{"authority-1"};

class UnusedFeeds : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(temp_.pool());
        const auto made = database().transact([&](UnitOfWork& work) {
            return create_feed(
                work, tools_, staff("sw"), {.kind = FeedKind::person, .label = "My phone"});
        });
        ASSERT_TRUE(made);
        id_ = made->feed.id;
        token_ = made->token;
    }

    int look()
    {
        return *database().transact(
            [&](UnitOfWork& work) { return end_unused_feeds(work, clock_); });
    }

    void fetch()
    {
        database().write([&](UnitOfWork& work) {
            const FeedFetch fetch{.feed = id_, .at = clock_.now(), .client = "Outlook"};
            work.feeds.note_fetches({&fetch, 1});
            return 0;
        });
    }

    Result<Feed> renew(const std::string& who = "sw")
    {
        return database().transact(
            [&](UnitOfWork& work) { return renew_feed(work, clock_, staff(who), id_); });
    }

    Feed feed()
    {
        return database()
            .read([&](UnitOfWork& work) { return work.feeds.find(here, id_); })
            .value();
    }

    FeedState state()
    {
        return database()
            .read([&](UnitOfWork& work) {
                return open_feed(work, clock_.now(), links_.hash(token_));
            })
            .value()
            .state;
    }

    test::FakeClock clock_{test::at("2026-03-03T09:00")};
    test::FakeRandom random_;
    test::FakeLinks links_;
    FeedTools tools_{clock_, random_, links_};
    FeedId id_;
    std::string token_;
};

TEST_P(UnusedFeeds, AreWarnedOfFourteenDaysBeforeTheyEnd)
{
    const Instant made = clock_.now();
    clock_.advance(days{75});
    EXPECT_EQ(look(), 0);
    EXPECT_FALSE(feed().ends_unused_at(clock_.now()));

    clock_.advance(days{1});
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(feed().ends_unused_at(clock_.now()), made + days{90});
    EXPECT_EQ(state(), FeedState::live);

    clock_.advance(days{14});
    EXPECT_EQ(look(), 1);
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(state(), FeedState::ended);
    EXPECT_EQ(feed().ended_unused_at, clock_.now());
    EXPECT_EQ(feed().planned_end, made + feed_lasts);
}

// As when the service was off, or a feed is older than this rule.
TEST_P(UnusedFeeds, NeverEndWithoutAWarningHoweverLongNobodyUsedThem)
{
    clock_.advance(days{200});
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(feed().ends_unused_at(clock_.now()), clock_.now() + days{14});

    clock_.advance(days{13});
    EXPECT_EQ(look(), 0);
    clock_.advance(days{1});
    EXPECT_EQ(look(), 1);
}

TEST_P(UnusedFeeds, ThatAreFetchedStayAndAreWarnedOfAnew)
{
    clock_.advance(days{80});
    look();
    clock_.advance(days{1});
    fetch();
    EXPECT_FALSE(feed().ends_unused_at(clock_.now()));

    clock_.advance(days{75});
    EXPECT_EQ(look(), 0);
    EXPECT_FALSE(feed().ends_unused_at(clock_.now()));
    clock_.advance(days{1});
    look();
    EXPECT_EQ(feed().ends_unused_at(clock_.now()), clock_.now() + days{14});
    EXPECT_EQ(state(), FeedState::live);
}

TEST_P(UnusedFeeds, WorkAgainAtTheirAddressOnceTheyAreRenewedUntilTheirDay)
{
    const Instant planned = feed().expires_at;
    clock_.advance(days{76});
    look();
    clock_.advance(days{14});
    ASSERT_EQ(look(), 1);
    clock_.advance(days{10});

    ASSERT_TRUE(renew());

    EXPECT_EQ(state(), FeedState::live);
    EXPECT_EQ(feed().expires_at, planned);
    EXPECT_FALSE(feed().ended_unused_at);
    clock_.advance(days{75});
    EXPECT_EQ(look(), 0);
    EXPECT_FALSE(feed().ends_unused_at(clock_.now()));
}

TEST_P(UnusedFeeds, AreKeptByTheirOwnerAloneAndOnlyWhenTheyAreToEnd)
{
    EXPECT_EQ(renew().error().refusal, Refusal::wrong_state);
    clock_.advance(days{76});
    look();

    EXPECT_EQ(renew("tm").error().refusal, Refusal::hidden);
    ASSERT_TRUE(renew());
    EXPECT_FALSE(feed().ends_unused_at(clock_.now()));
    clock_.advance(days{14});
    EXPECT_EQ(look(), 0);
    EXPECT_EQ(state(), FeedState::live);
}

TEST_P(UnusedFeeds, OfWhichTheDayIsOverAreNotRenewed)
{
    clock_.advance(days{76});
    look();
    clock_.advance(days{14});
    ASSERT_EQ(look(), 1);
    clock_.advance(feed_lasts);

    EXPECT_EQ(renew().error().refusal, Refusal::wrong_state);
}

TEST_P(UnusedFeeds, AreAuditedWhenTheyEndAndWhenTheyAreRenewed)
{
    clock_.advance(days{76});
    look();
    clock_.advance(days{14});
    look();
    ASSERT_TRUE(renew());

    const auto entries =
        database().read([](UnitOfWork& work) { return work.audit.all(here, 0, 2); });
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[0].record.detail, "change=renewed");
    EXPECT_EQ(entries[1].record.detail, "change=ended_unused");
    EXPECT_EQ(entries[1].record.actor, "system");
    EXPECT_EQ(entries[1].record.object, id_.text());
}

TEST_P(UnusedFeeds, ThatWereStoppedStayStopped)
{
    ASSERT_TRUE(database().transact(
        [&](UnitOfWork& work) { return revoke_feed(work, clock_, staff("sw"), id_); }));
    clock_.advance(days{200});

    EXPECT_EQ(look(), 0);
    EXPECT_FALSE(feed().unused_warned_at);
    EXPECT_EQ(renew().error().refusal, Refusal::wrong_state);
}

QUORATE_ON_EVERY_DATABASE(UnusedFeeds);

}  // namespace
}  // namespace quorate::core
