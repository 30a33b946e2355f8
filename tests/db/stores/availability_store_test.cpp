#include "db/stores/availability_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::BusySource;
using core::CalendarOwner;
using core::SharingState;
using test::at;
using test::day;
using test::elsewhere;
using test::exampleshire;
using Ids = std::vector<std::string>;

const core::Instant now = at("2026-11-20T09:00");
const CalendarOwner chair{core::UserId{"cc"}};
const CalendarOwner nurse{core::ContactId{"contact-nurse"}};
const core::TimeSpan week{at("2026-11-23T00:00"), at("2026-11-28T00:00")};

class Availability : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(transaction_.sql()); }

    static core::BusyTime time(const std::string& id,
                               const CalendarOwner& owner,
                               const std::string& from,
                               const std::string& until,
                               BusySource source = BusySource::typed)
    {
        const bool fed = source == BusySource::feed;
        return {.id = core::BusyTimeId{id},
                .authority = exampleshire,
                .owner = owner,
                .starts_at = at(from),
                .ends_at = at(until),
                .kind = core::BusyKind::on_call,
                .source = source,
                .feed = core::BusyFeedId{fed ? "feed-1" : ""},
                .created_by = core::UserId{"bs"},
                .created_at = now};
    }

    Ids busy(const std::vector<CalendarOwner>& owners,
             const core::AuthorityId& authority = exampleshire,
             const core::TimeSpan& span = week)
    {
        Ids ids;
        for (const core::BusyTime& each : store_.busy_times(authority, owners, span))
            ids.push_back(each.id.text());
        return ids;
    }

    Transaction transaction_{temp_.pool(), Access::write};
    AvailabilityStore store_{transaction_.sql()};
};

TEST_P(Availability, KeepsATimeAsItIs)
{
    store_.add(time("b-1", nurse, "2026-11-23T10:00", "2026-11-23T12:00", BusySource::feed));
    const auto kept = store_.find(exampleshire, core::BusyTimeId{"b-1"});
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->authority, exampleshire);
    EXPECT_EQ(kept->owner, nurse);
    EXPECT_EQ(kept->starts_at, at("2026-11-23T10:00"));
    EXPECT_EQ(kept->ends_at, at("2026-11-23T12:00"));
    EXPECT_EQ(kept->kind, core::BusyKind::on_call);
    EXPECT_EQ(kept->source, BusySource::feed);
    EXPECT_EQ(kept->feed.text(), "feed-1");
    EXPECT_EQ(kept->created_by.text(), "bs");
    EXPECT_EQ(kept->created_at, now);
    EXPECT_FALSE(store_.find(elsewhere, core::BusyTimeId{"b-1"}));
    EXPECT_FALSE(store_.remove(elsewhere, core::BusyTimeId{"b-1"}));
    EXPECT_TRUE(store_.remove(exampleshire, core::BusyTimeId{"b-1"}));
    EXPECT_FALSE(store_.remove(exampleshire, core::BusyTimeId{"b-1"}));
}

TEST_P(Availability, FindsWhatTouchesASpanOfAnyNumberOfOwners)
{
    store_.add(time("before", chair, "2026-11-22T10:00", "2026-11-23T00:00"));
    store_.add(time("into", chair, "2026-11-22T10:00", "2026-11-23T00:01"));
    store_.add(time("within", nurse, "2026-11-24T10:00", "2026-11-24T11:00"));
    store_.add(time("out-of", chair, "2026-11-27T23:59", "2026-12-04T00:00"));
    store_.add(time("after", chair, "2026-11-28T00:00", "2026-11-28T01:00"));
    EXPECT_EQ(busy({chair, nurse}), (Ids{"into", "within", "out-of"}));
    EXPECT_EQ(busy({nurse}), Ids{"within"});
    EXPECT_TRUE(busy({}).empty());
    EXPECT_TRUE(busy({chair, nurse}, elsewhere).empty());
    std::vector<CalendarOwner> many{nurse};
    for (int i = 0; i < 1000; ++i)
        many.push_back({core::UserId{"user-" + std::to_string(i)}});
    EXPECT_EQ(busy(many), Ids{"within"});
}

TEST_P(Availability, ReplacesWhatCameFromFiles)
{
    const auto csv = BusySource::csv;
    store_.add(time("typed", chair, "2026-11-24T10:00", "2026-11-24T11:00"));
    store_.add(time("old", chair, "2026-11-24T12:00", "2026-11-24T13:00", csv));
    store_.add(time("other", nurse, "2026-11-24T12:00", "2026-11-24T13:00", csv));
    store_.add(time("later", chair, "2026-11-30T12:00", "2026-11-30T13:00", csv));
    store_.replace_csv_times(exampleshire,
                             {chair},
                             week,
                             {time("new", chair, "2026-11-25T12:00", "2026-11-25T13:00", csv)});
    EXPECT_EQ(busy({chair, nurse}), (Ids{"typed", "other", "new"}));
    EXPECT_TRUE(store_.find(exampleshire, core::BusyTimeId{"later"}));
}

TEST_P(Availability, ReplacesWhatAFeedGave)
{
    const auto fed = BusySource::feed;
    store_.add(time("typed", chair, "2026-11-24T10:00", "2026-11-24T11:00"));
    store_.add(time("over", chair, "2026-11-20T12:00", "2026-11-20T13:00", fed));
    store_.add(time("old", chair, "2026-11-24T12:00", "2026-11-24T13:00", fed));
    const core::BusyFeedId feed{"feed-1"};
    store_.replace_feed_times(exampleshire,
                              chair,
                              feed,
                              week,
                              {time("new", chair, "2026-11-25T12:00", "2026-11-25T13:00", fed)});
    EXPECT_EQ(busy({chair}), (Ids{"typed", "new"}));
    EXPECT_FALSE(store_.find(exampleshire, core::BusyTimeId{"over"}));
    store_.replace_feed_times(exampleshire, chair, core::BusyFeedId{"feed-2"}, week, {});
    store_.remove_feed_times(elsewhere, feed);
    store_.remove_feed_times(exampleshire, core::BusyFeedId{});
    EXPECT_EQ(busy({chair}), (Ids{"typed", "new"}));
    store_.remove_feed_times(exampleshire, feed);
    EXPECT_EQ(busy({chair}), Ids{"typed"});
    store_.remove_times_of(exampleshire, chair);
    EXPECT_TRUE(busy({chair}).empty());
}

TEST_P(Availability, ListsInStretchesByTime)
{
    store_.add(time("b-2", chair, "2026-11-24T10:00", "2026-11-24T11:00"));
    store_.add(time("b-3", chair, "2026-11-24T10:00", "2026-11-24T11:00"));
    store_.add(time("b-1", chair, "2026-11-25T10:00", "2026-11-25T11:00"));
    const auto first = store_.list(exampleshire, {.owner = chair, .stretch = {.limit = 1}});
    ASSERT_EQ(first.entries.size(), 1u);
    EXPECT_EQ(first.entries[0].id.text(), "b-2");
    EXPECT_TRUE(first.has_more);
    const auto rest = store_.list(exampleshire, {.owner = chair, .stretch = {.after = "b-2"}});
    ASSERT_EQ(rest.entries.size(), 2u);
    EXPECT_EQ(rest.entries[0].id.text(), "b-3");
    EXPECT_FALSE(rest.has_more);
    EXPECT_EQ(
        store_.list(exampleshire, {.owner = chair, .from = at("2026-11-25T10:30")}).entries.size(),
        1u);
    EXPECT_EQ(
        store_.list(exampleshire, {.owner = chair, .until = at("2026-11-25T10:00")}).entries.size(),
        2u);
}

TEST_P(Availability, KeepsWorkingPatternsByVersion)
{
    core::OwnersPatterns kept{.owner = chair};
    kept.patterns.resize(2);
    kept.patterns[0].hours[0] = {{std::chrono::hours{9}, std::chrono::hours{12}},
                                 {std::chrono::hours{13}, std::chrono::hours{17}}};
    kept.patterns[0].until = day("2026-12-31");
    kept.patterns[1].hours[6] = {{std::chrono::hours{0}, std::chrono::hours{24}}};
    kept.patterns[1].from = day("2027-01-01");
    kept.patterns[1].term_time_only = true;
    EXPECT_TRUE(store_.patterns(exampleshire, {chair}).empty());
    ASSERT_TRUE(store_.save_patterns(exampleshire, kept));
    const auto found = store_.patterns(exampleshire, {nurse, chair});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].owner, chair);
    EXPECT_EQ(found[0].patterns, kept.patterns);
    EXPECT_EQ(found[0].version, 1);
    EXPECT_TRUE(store_.patterns(elsewhere, {chair}).empty());

    EXPECT_FALSE(store_.save_patterns(exampleshire, kept));
    kept.version = 1;
    kept.patterns.clear();
    EXPECT_EQ(*store_.save_patterns(exampleshire, kept), 2);
    EXPECT_TRUE(store_.patterns(exampleshire, {chair}).at(0).patterns.empty());
}

TEST_P(Availability, KeepsSchoolHolidaysAndServiceHoursByVersion)
{
    const core::SchoolHoliday christmas{"Christmas", day("2026-12-21"), day("2027-01-01")};
    EXPECT_EQ(store_.school_holidays(exampleshire).version, 0);
    ASSERT_TRUE(store_.save_school_holidays(exampleshire, {{christmas}, 0}));
    EXPECT_EQ(store_.school_holidays(exampleshire).holidays, std::vector{christmas});
    EXPECT_EQ(store_.school_holidays(exampleshire).version, 1);
    EXPECT_TRUE(store_.school_holidays(elsewhere).holidays.empty());
    EXPECT_FALSE(store_.save_school_holidays(exampleshire, {{}, 0}));
    EXPECT_EQ(*store_.save_school_holidays(exampleshire, {{}, 1}), 2);
    EXPECT_TRUE(store_.school_holidays(exampleshire).holidays.empty());

    const core::ServiceHours hours{std::chrono::hours{8}, std::chrono::hours{18}, 0};
    EXPECT_EQ(store_.service_hours(exampleshire), core::ServiceHours{});
    EXPECT_EQ(*store_.save_service_hours(exampleshire, hours), 1);
    EXPECT_EQ(store_.service_hours(exampleshire).opens, hours.opens);
    EXPECT_EQ(store_.service_hours(exampleshire).closes, hours.closes);
    EXPECT_EQ(store_.service_hours(elsewhere), core::ServiceHours{});
    EXPECT_FALSE(store_.save_service_hours(exampleshire, hours));
}

TEST_P(Availability, KnowsHowACalendarIsShared)
{
    EXPECT_TRUE(store_.sharing(exampleshire, {nurse}).empty());
    store_.save_sharing(exampleshire, {nurse, SharingState::csv, now});
    store_.save_sharing(exampleshire, {nurse, SharingState::feed, now + std::chrono::hours{1}});
    const auto said = store_.sharing(exampleshire, {chair, nurse});
    ASSERT_EQ(said.size(), 1u);
    EXPECT_EQ(said[0].owner, nurse);
    EXPECT_EQ(said[0].state, SharingState::feed);
    EXPECT_EQ(said[0].as_of, now + std::chrono::hours{1});
    EXPECT_TRUE(store_.sharing(elsewhere, {nurse}).empty());
    store_.save_sharing(exampleshire, {.owner = nurse});
    EXPECT_TRUE(store_.sharing(exampleshire, {nurse}).empty());
}

QUORATE_ON_EVERY_DATABASE(Availability);

}  // namespace
}  // namespace quorate::db
