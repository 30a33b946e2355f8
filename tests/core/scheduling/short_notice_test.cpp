#include "core/scheduling/short_notice.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::core {
namespace {

using test::day;

// The last day leaves days with proper notice, after those at short notice.
class TimesAtShortNotice : public test::SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        add_limit("2026-11-30");
        share({"contact-police", "contact-nurse"});
    }

    SlotSearch put_last(SlotSearch found, const SlotSearchOptions& options, Date first)
    {
        const auto done = database().transact([&](UnitOfWork& work) -> Result<Done> {
            put_short_notice_last(work, tools(), test::person("support-1"), options, first, found);
            return Done{};
        });
        EXPECT_TRUE(done);
        return found;
    }
};

TEST_P(TimesAtShortNotice, ComeAfterThoseThatLeaveEnough)
{
    const SlotSearchOptions options{.want = 50, .needs = needs()};
    const auto found = search(options);
    ASSERT_TRUE(found) << complaints(found.error()).front();
    const auto is_short = [&](const Slot& slot) { return is_at_short_notice(*found, slot); };
    ASSERT_TRUE(std::ranges::any_of(found->found.slots, is_short));

    const SlotSearch sorted = put_last(*found, options, found->notice_from);

    const auto& slots = sorted.found.slots;
    ASSERT_FALSE(slots.empty());
    EXPECT_LE(slots.size(), 50u);
    EXPECT_FALSE(is_short(slots.front()));
    EXPECT_TRUE(
        std::ranges::is_partitioned(slots, [&](const Slot& slot) { return !is_short(slot); }));
}

TEST_P(TimesAtShortNotice, StayWhereTheyAreWhereThereAreNoOthers)
{
    const SlotSearchOptions options{.want = 5, .needs = needs()};
    const auto found = search(options);
    ASSERT_TRUE(found);
    SlotSearch near = *found;
    std::erase_if(near.found.slots,
                  [&](const Slot& slot) { return !is_at_short_notice(near, slot); });

    const SlotSearch sorted = put_last(near, options, day("2026-12-01"));

    ASSERT_EQ(sorted.found.slots.size(), near.found.slots.size());
    for (std::size_t i = 0; i < near.found.slots.size(); ++i)
        EXPECT_EQ(sorted.found.slots[i].starts_at, near.found.slots[i].starts_at);
}

QUORATE_ON_EVERY_DATABASE(TimesAtShortNotice);

}  // namespace
}  // namespace quorate::core
