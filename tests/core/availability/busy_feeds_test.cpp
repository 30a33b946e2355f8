#include "core/availability/busy_feeds.hpp"

#include <gtest/gtest.h>

#include "core/availability/busy_feed_store.hpp"
#include "tests/core/availability/availability_fixture.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using Outcome = FetchedCalendar::Outcome;

// Says what it sealed, for a test to see what is kept.
class ReadableSeal final : public Seal {
public:
    std::string seal(std::string_view bytes) const override
    {
        return "sealed " + std::string{bytes};
    }
    std::optional<std::string> open(std::string_view text) const override
    {
        return std::string{text.substr(7)};
    }
    std::string renewed(const std::string& sealed) const override { return sealed; }
};

class BusyFeeds : public test::AvailabilityTest {
protected:
    Result<BusyFeed> add(const Actor& actor,
                         const CalendarOwner& owner,
                         const std::string& url = "https://cal.nhs.uk/secret.ics")
    {
        return change([&](UnitOfWork& work) {
            return add_busy_feed(
                work, {clock_, random_, seal_, hosts_}, actor, {.owner = owner, .url = url});
        });
    }

    Result<Done> remove(const Actor& actor, const BusyFeedId& id)
    {
        return change([&](UnitOfWork& work) { return remove_busy_feed(work, clock_, actor, id); });
    }

    bool fetched(const BusyFeed& feed, const FetchedCalendar& what)
    {
        return temp_.database().write([&](UnitOfWork& work) {
            const Instant until = clock_.now() + 5min;
            (void)work.busy_feeds.take_due(clock_.now(), until, 10);
            return note_fetched(work, random_, feed, what, until, clock_.now());
        });
    }

    FetchedCalendar an_hour_from_now() const
    {
        return {.outcome = Outcome::read,
                .stretch = busy_feed_stretch(clock_.now()),
                .busy = {{clock_.now() + 1h, clock_.now() + 2h}}};
    }

    std::size_t times_of(const CalendarOwner& owner)
    {
        return ask([&](UnitOfWork& work) {
                   return work.availability.busy_times(
                       test::exampleshire, {owner}, {clock_.now() - 48h, clock_.now() + 48h});
               })
            .size();
    }

    CalendarSharing sharing_of(const CalendarOwner& owner)
    {
        const auto said = ask([&](UnitOfWork& work) {
            return work.availability.sharing(test::exampleshire, {owner});
        });
        return said.empty() ? CalendarSharing{} : said.front();
    }

    BusyFeed stored(const BusyFeed& feed)
    {
        return *ask(
            [&](UnitOfWork& work) { return work.busy_feeds.find(feed.authority, feed.id); });
    }

    Actor administrator() { return test::administrator("am", clock_.now()); }

    ReadableSeal seal_;
    AllowedHosts hosts_ = *AllowedHosts::from("*.nhs.uk");
};

std::string complaint(const Result<BusyFeed>& result)
{
    if (result) return "";
    const auto& fields = result.error().fields;
    return fields.empty() ? "" : fields.front().field + ": " + fields.front().message;
}

TEST_P(BusyFeeds, AreForChairsThemselvesAndForAnybodyByAnAdministrator)
{
    EXPECT_TRUE(add(test::staff("cc"), user("cc")));
    EXPECT_TRUE(add(administrator(), user("cc")));
    EXPECT_TRUE(add(administrator(), contact("contact-nurse")));
    EXPECT_TRUE(add(administrator(), room("room-1")));

    EXPECT_FALSE(add(test::staff("cc"), user("cc-south")));
    EXPECT_FALSE(add(test::staff("cc"), contact("contact-nurse")));
    EXPECT_EQ(add(test::staff("am"), contact("contact-nurse")).error().refusal,
              Refusal::needs_step_up);
    EXPECT_EQ(add(administrator(), user("nobody")).error().refusal, Refusal::hidden);
    for (const char* role : {"sw", "tm", "sm", "bs", "ad"})
        EXPECT_EQ(add(test::staff(role), user(role)).error().refusal, Refusal::not_permitted)
            << role;
}

TEST_P(BusyFeeds, KeepTheAddressSealedAndShowItsHost)
{
    const auto feed = add(test::staff("cc"), user("cc"));

    ASSERT_TRUE(feed);
    EXPECT_EQ(stored(*feed).host, "cal.nhs.uk");
    EXPECT_EQ(stored(*feed).sealed_url, "sealed https://cal.nhs.uk/secret.ics");
    EXPECT_EQ(stored(*feed).next_at, clock_.now());
}

TEST_P(BusyFeeds, AreTakenOnlyFromHostsThatAreAllowed)
{
    EXPECT_EQ(complaint(add(test::staff("cc"), user("cc"), "https://cal.example/a.ics")),
              "url: Calendars are not fetched from cal.example: ask whoever runs Quorate to allow "
              "it");
    EXPECT_EQ(complaint(add(test::staff("cc"), user("cc"), "http://cal.nhs.uk/a.ics")),
              "url: Enter an address that begins with https://");
    hosts_ = {};
    EXPECT_EQ(complaint(add(test::staff("cc"), user("cc"))),
              "url: Calendars are not fetched from addresses here: ask whoever runs Quorate");
}

TEST_P(BusyFeeds, AreThreeAtMost)
{
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(add(test::staff("cc"), user("cc")));
    EXPECT_EQ(complaint(add(test::staff("cc"), user("cc"))),
              "url: Remove one of the addresses first: there can be 3");
}

TEST_P(BusyFeeds, AreListedToWhoeverMayAddThem)
{
    ASSERT_TRUE(add(administrator(), user("cc")));
    ASSERT_TRUE(add(administrator(), contact("contact-nurse")));
    const auto listed = [&](const Actor& actor, std::optional<CalendarOwner> owner) {
        return ask([&](UnitOfWork& work) { return list_busy_feeds(work, clock_, actor, owner); });
    };

    EXPECT_EQ(listed(administrator(), {})->size(), 2u);
    EXPECT_EQ(listed(test::staff("cc"), {})->size(), 1u);
    EXPECT_EQ(listed(test::staff("cc"), user("cc"))->size(), 1u);
    EXPECT_FALSE(listed(test::staff("cc"), contact("contact-nurse")));
    EXPECT_FALSE(listed(test::staff("bs"), {}));
}

TEST_P(BusyFeeds, MakeAContactsTimeKnownOnceTheyWereRead)
{
    const CalendarOwner nurse = contact("contact-nurse");
    const auto feed = *add(administrator(), nurse);
    EXPECT_EQ(sharing_of(nurse).state, SharingState::not_shared);
    EXPECT_TRUE(fetched(feed, {.fault = "too_slow"}));
    EXPECT_EQ(sharing_of(nurse).state, SharingState::not_shared);
    EXPECT_EQ(stored(feed).fault, "too_slow");

    clock_.advance(5min);
    EXPECT_TRUE(fetched(stored(feed), an_hour_from_now()));

    EXPECT_EQ(sharing_of(nurse).state, SharingState::feed);
    EXPECT_EQ(sharing_of(nurse).as_of, clock_.now());
    EXPECT_EQ(times_of(nurse), 1u);
    EXPECT_EQ(stored(feed).failures, 0);
}

TEST_P(BusyFeeds, AreNotTrustedForEverWithoutBeingRead)
{
    const CalendarOwner nurse = contact("contact-nurse");
    const auto feed = *add(administrator(), nurse);
    ASSERT_TRUE(fetched(feed, an_hour_from_now()));

    clock_.advance(24h * 6);
    ASSERT_TRUE(fetched(stored(feed), {.fault = "too_slow"}));
    EXPECT_EQ(sharing_of(nurse).state, SharingState::feed);
    clock_.advance(24h * 2);
    ASSERT_TRUE(fetched(stored(feed), {.fault = "too_slow"}));

    EXPECT_EQ(sharing_of(nurse).state, SharingState::not_shared);
}

TEST_P(BusyFeeds, TakeTheirTimesAlongWhenTheyAreRemoved)
{
    const CalendarOwner nurse = contact("contact-nurse");
    const auto feed = *add(administrator(), nurse);
    ASSERT_TRUE(fetched(feed, an_hour_from_now()));

    EXPECT_FALSE(remove(test::staff("cc"), feed.id));
    EXPECT_TRUE(remove(administrator(), feed.id));

    EXPECT_EQ(times_of(nurse), 0u);
    EXPECT_EQ(sharing_of(nurse).state, SharingState::not_shared);
    EXPECT_EQ(remove(administrator(), feed.id).error().refusal, Refusal::hidden);
}

TEST_P(BusyFeeds, OfOneOwnerStandSideBySide)
{
    const CalendarOwner chair = user("cc");
    const auto one = *add(test::staff("cc"), chair), other = *add(test::staff("cc"), chair);
    ASSERT_TRUE(fetched(one, an_hour_from_now()));
    EXPECT_EQ(sharing_of(chair).state, SharingState::not_shared);
    clock_.advance(30min);
    ASSERT_TRUE(fetched(other, an_hour_from_now()));

    EXPECT_EQ(times_of(chair), 2u);
    EXPECT_EQ(sharing_of(chair).state, SharingState::feed);
    EXPECT_TRUE(remove(test::staff("cc"), one.id));

    EXPECT_EQ(times_of(chair), 1u);
    EXPECT_EQ(sharing_of(chair).state, SharingState::feed);
}

TEST_P(BusyFeeds, LeaveATraceWhenWhatBecomesOfThemChangesAndNotEachTime)
{
    const auto feed = *add(administrator(), contact("contact-nurse"));
    const auto before = audited();
    const auto attempt = [&](const FetchedCalendar& what) {
        EXPECT_TRUE(fetched(stored(feed), what));
        clock_.advance(48h);
    };
    const FetchedCalendar unchanged{.outcome = Outcome::unchanged};
    for (const char* fault : {"too_slow", "not_found"})
        attempt({.fault = fault});
    attempt(an_hour_from_now());
    attempt(an_hour_from_now());
    attempt(unchanged);
    attempt({.fault = "not_found"});
    attempt({.fault = "not_found"});
    attempt(unchanged);
    attempt(unchanged);

    const auto entries =
        ask([](UnitOfWork& work) { return work.audit.all(test::exampleshire, 0, 50); });
    ASSERT_EQ(audited(), before + 4);
    std::vector<std::string> told;
    for (std::size_t i = 0; i < 4; ++i) {
        const AuditRecord& record = entries[i].record;
        EXPECT_EQ(record.actor, "system");
        EXPECT_EQ(record.action, "busyfeed.add_url");
        EXPECT_EQ(record.object, feed.id.text());
        told.insert(told.begin(), record.detail);
    }
    EXPECT_EQ(told,
              (std::vector<std::string>{
                  "change=busy_feed.failing fault=too_slow owner=contact:contact-nurse",
                  "change=busy_feed.first_read owner=contact:contact-nurse",
                  "change=busy_feed.failing fault=not_found owner=contact:contact-nurse",
                  "change=busy_feed.working owner=contact:contact-nurse"}));
}

QUORATE_ON_EVERY_DATABASE(BusyFeeds);

TEST(BusyFeed, IsTriedLessAndLessWhileItFails)
{
    const Instant now = test::at("2026-11-20T09:00");
    BusyFeed feed;
    const std::chrono::minutes waits[] = {
        5min, 10min, 20min, 40min, 80min, 160min, 320min, 640min, 1280min, 1440min, 1440min};
    for (const auto wait : waits) {
        feed = after_attempt(feed, {.fault = "too_slow"}, now);
        EXPECT_EQ(feed.next_at, now + wait);
    }
    feed = after_attempt(feed, {.outcome = Outcome::unchanged}, now);

    EXPECT_EQ(feed.next_at, now + 30min);
    EXPECT_EQ(feed.failures, 0);
    EXPECT_EQ(feed.fault, "");
}

TEST(BusyFeed, IsReadWholeOnceADay)
{
    const Instant now = test::at("2026-11-20T09:00");
    BusyFeed feed;
    EXPECT_TRUE(needs_whole_calendar(feed, now));
    feed = after_attempt(feed, {.outcome = Outcome::read, .etag = "\"1\""}, now);
    EXPECT_FALSE(needs_whole_calendar(feed, now + 23h));
    EXPECT_TRUE(needs_whole_calendar(feed, now + 24h));
}

}  // namespace
}  // namespace quorate::core
