#include "server/jobs/busy_feed_watcher.hpp"

#include <gtest/gtest.h>

#include "core/availability/availability_store.hpp"
#include "core/availability/busy_feed_store.hpp"
#include "core/availability/busy_feeds.hpp"
#include "core/unit_of_work.hpp"
#include "server/identity/secret_seal.hpp"
#include "server/log/log.hpp"
#include "tests/support/calendar_server.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/fake_clock.hpp"
#include "tests/support/fake_random.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/places.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using core::CalendarOwner;

const core::AuthorityId here{"authority-1"};
const CalendarOwner chair{core::UserId{"chair-1"}};
const CalendarOwner nurse{core::ContactId{"contact-nurse"}};

const std::string calendar =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Canary appointment\r\n"
    "DTSTART:20261125T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

class BusyFeedsFetched : public test::StoreTest {
protected:
    void SetUp() override
    {
        set_log_level("error");
        test::add_directory(temp_.pool());
    }

    BusyFeedWatcher watcher(const CalendarFetcher& fetcher)
    {
        return BusyFeedWatcher{{database(), clock_, random_, metrics_, seal_, fetcher, worker_}};
    }

    CalendarFetcher fetcher() const
    {
        using Addresses = std::vector<boost::asio::ip::address>;
        return {hosts_,
                server_.certificate(),
                {.resolve =
                     [](const std::string&) {
                         return Addresses{boost::asio::ip::make_address("127.0.0.1")};
                     },
                 .may_reach = [](const auto&) { return true; }}};
    }

    core::BusyFeed add(const CalendarOwner& owner, const std::string& path)
    {
        const core::Actor actor = core::system_actor(here);
        const auto added = database().transact([&](core::UnitOfWork& work) {
            return core::add_busy_feed(work,
                                       {clock_, random_, seal_, hosts_},
                                       actor,
                                       {.owner = owner, .url = server_.url(path)});
        });
        EXPECT_TRUE(added);
        return *added;
    }

    int run()
    {
        const CalendarFetcher by = fetcher();
        return watcher(by).run_once();
    }

    std::vector<std::string> busy(const CalendarOwner& owner)
    {
        const auto times = database().read([&](core::UnitOfWork& work) {
            return work.availability.busy_times(
                here, {owner}, {clock_.now() - 24h * 30, clock_.now() + 24h * 500});
        });
        std::vector<std::string> told;
        for (const core::BusyTime& each : times)
            told.push_back(core::iso_utc(each.starts_at) + " " + core::iso_utc(each.ends_at));
        return told;
    }

    core::BusyFeed now(const core::BusyFeed& feed)
    {
        return *database().read(
            [&](core::UnitOfWork& work) { return work.busy_feeds.find(feed.authority, feed.id); });
    }

    core::SharingState sharing(const CalendarOwner& owner)
    {
        const auto said = database().read(
            [&](core::UnitOfWork& work) { return work.availability.sharing(here, {owner}); });
        return said.empty() ? core::SharingState::not_shared : said.front().state;
    }

    test::FakeClock clock_{test::at("2026-11-20T09:00")};
    test::FakeRandom random_;
    test::CalendarServer server_{calendar};
    core::AllowedHosts hosts_ = *core::AllowedHosts::from(server_.place());
    CalendarAddressSeal seal_{std::string(32, 'k')};
    Metrics metrics_;
    BusyWorker worker_{test::binary_dir() + "/quorate"};
};

TEST_P(BusyFeedsFetched, SayWhenSomebodyIsBusyAndNothingElse)
{
    const auto feed = add(nurse, "/good");
    EXPECT_EQ(sharing(nurse), core::SharingState::not_shared);

    EXPECT_EQ(run(), 1);

    EXPECT_EQ(busy(nurse),
              (std::vector<std::string>{"2026-11-25T10:00:00Z 2026-11-25T11:00:00Z",
                                        "2026-12-02T10:00:00Z 2026-12-02T11:00:00Z"}));
    EXPECT_EQ(sharing(nurse), core::SharingState::feed);
    EXPECT_EQ(now(feed).etag, "\"version-1\"");
    EXPECT_EQ(now(feed).next_at, clock_.now() + 30min);
    EXPECT_EQ(now(feed).fault, "");
    EXPECT_EQ(run(), 0);
}

TEST_P(BusyFeedsFetched, AskForChangesAndOnceADayForEverything)
{
    const auto feed = add(chair, "/good");
    run();
    clock_.advance(30min);
    run();
    const auto asked = server_.requests();
    ASSERT_EQ(asked.size(), 2u);
    EXPECT_EQ(asked[1], "GET /good If-None-Match=\"version-1\"");
    EXPECT_EQ(now(feed).succeeded_at, clock_.now());
    EXPECT_EQ(busy(chair).size(), 2u);

    clock_.advance(24h);
    run();

    EXPECT_EQ(server_.requests().at(2), "GET /good");
}

TEST_P(BusyFeedsFetched, WaitLongerEachTimeTheyFailAndKeepWhatWasKnown)
{
    const auto feed = add(nurse, "/503");

    for (const auto wait : {5min, 10min, 20min, 40min}) {
        run();
        EXPECT_EQ(now(feed).next_at, clock_.now() + wait);
        clock_.set(now(feed).next_at);
    }

    EXPECT_EQ(now(feed).fault, "other_status");
    EXPECT_EQ(now(feed).failures, 4);
    EXPECT_EQ(sharing(nurse), core::SharingState::not_shared);
}

TEST_P(BusyFeedsFetched, SayWhatIsWrongWithACalendarThatIsNone)
{
    const auto page = add(chair, "/page");
    const auto nothing = add(nurse, "/nothing");

    run();

    EXPECT_EQ(now(page).fault, "no_calendar");
    EXPECT_EQ(now(nothing).fault, "no_calendar");
}

TEST_P(BusyFeedsFetched, BringNothingWhenTheyWereRemovedMeanwhile)
{
    const auto feed = add(nurse, "/good");
    const auto until = clock_.now() + 5min;
    const auto taken = database().write(
        [&](core::UnitOfWork& work) { return work.busy_feeds.take_due(clock_.now(), until, 10); });
    ASSERT_EQ(taken.size(), 1u);
    ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) {
        return core::remove_busy_feed(work, clock_, core::system_actor(here), feed.id);
    }));
    core::FetchedCalendar fetched{.outcome = core::FetchedCalendar::Outcome::read,
                                  .stretch = core::busy_feed_stretch(clock_.now()),
                                  .busy = {{clock_.now(), clock_.now() + 1h}}};

    const bool noted = database().write([&](core::UnitOfWork& work) {
        return core::note_fetched(work, random_, taken[0], fetched, until, clock_.now());
    });

    EXPECT_FALSE(noted);
    EXPECT_TRUE(busy(nurse).empty());
}

TEST_P(BusyFeedsFetched, AreLostWithTheSecretThatSealedTheirAddress)
{
    const auto feed = add(chair, "/good");
    seal_ = CalendarAddressSeal{std::string(32, 'x')};

    run();

    EXPECT_EQ(now(feed).fault, "address_lost");
    EXPECT_TRUE(server_.requests().empty());
}

QUORATE_ON_EVERY_DATABASE(BusyFeedsFetched);

}  // namespace
}  // namespace quorate::server
