#include "core/scheduling/chain_limits.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

const std::vector<ChildId> children{ChildId{"child-1"}};

ChainDates dates(Jurisdiction jurisdiction = Jurisdiction::england)
{
    return {.jurisdiction = jurisdiction, .calendars = calendars_with(shipped_bank_holidays())};
}

struct HandWorked {
    const char* conference;
    const char* core_group;   // ten working days
    const char* review;       // three months
    const char* review_book;  // the last working day on or before it
};

// Counted by hand on a wall calendar: the conference is day 0.
constexpr HandWorked table[]{
    // Wednesday: 26, 27 November, 30 November to 4 December, 7 to 9 December.
    {"2026-11-25", "2026-12-09", "2027-02-25", "2027-02-25"},
    // Over Christmas: 17, 18, 21 to 24 December; not 25 and 28 (Boxing Day's substitute); 29 to 31;
    // not New Year's Day; 4 January.
    {"2026-12-16", "2027-01-04", "2027-03-16", "2027-03-16"},
    // The last of a month that the third has not: 28 February is a Sunday.
    {"2026-11-30", "2026-12-14", "2027-02-28", "2027-02-26"},
};

TEST(ChainLimits, CountFromTheDayOfTheConferenceInEnglandAndWales)
{
    for (const Jurisdiction jurisdiction : {Jurisdiction::england, Jurisdiction::wales})
        for (const HandWorked& each : table) {
            const Date on = day(each.conference);
            const auto core_group =
                limit_after_conference(dates(jurisdiction), ChainLink::core_group, on, children);
            const auto review =
                limit_after_conference(dates(jurisdiction), ChainLink::review, on, children);

            ASSERT_TRUE(core_group && review) << each.conference;
            EXPECT_EQ(core_group->limit_date, day(each.core_group)) << each.conference;
            EXPECT_EQ(review->limit_date, day(each.review)) << each.conference;
            EXPECT_EQ(review->schedule_by, day(each.review_book)) << each.conference;
            EXPECT_EQ(core_group->counted_from, on);
            EXPECT_TRUE(waits_for_one_of(*core_group, children));
            EXPECT_FALSE(core_group->meeting);
        }
}

TEST(ChainLimits, AreThoseOfTheJurisdiction)
{
    const auto rule = [](Jurisdiction jurisdiction, ChainLink link) {
        return limit_after_conference(dates(jurisdiction), link, day("2026-11-25"), children)
            ->rule_id;
    };
    EXPECT_EQ(rule(Jurisdiction::england, ChainLink::review), "eng-rcpc-first-3m");
    EXPECT_EQ(rule(Jurisdiction::wales, ChainLink::core_group), "wal-core-group-first-10wd");
    EXPECT_EQ(rule(Jurisdiction::wales, ChainLink::review), "wal-rcpc-first-3m");
}

TEST(ChainLimits, ThereIsNoneForTheConferenceItself)
{
    EXPECT_FALSE(
        limit_after_conference(dates(), ChainLink::conference, day("2026-11-25"), children));
}

TEST(ChainLimits, EverythingThatHangsOnTheConferenceMovesWithIt)
{
    const auto moved = limits_moved(dates(), day("2026-11-25"), day("2026-11-24"));

    const auto core_group = std::ranges::find_if(moved, [](const MovedLimit& each) {
        return each.rule_id.find("core-group-first") != std::string::npos;
    });
    ASSERT_NE(core_group, moved.end());
    EXPECT_EQ(core_group->before, day("2026-12-09"));
    EXPECT_EQ(core_group->after, day("2026-12-08"));
    // What has to be done before the conference is counted back from its day.
    EXPECT_LT(moved.front().before, day("2026-11-25"));
    EXPECT_TRUE(std::ranges::is_sorted(moved, {}, &MovedLimit::before));
}

TEST(ChainLimits, SayHowLateADayIs)
{
    const auto due =
        limit_after_conference(dates(), ChainLink::core_group, day("2026-11-25"), children);
    ASSERT_TRUE(due);
    EXPECT_EQ(late_words(dates(), *due, day("2026-12-14"), "its new last day"),
              "3 working days after its new last day, Wednesday 9 December 2026");
    EXPECT_EQ(late_words(dates(), *due, day("2026-12-10"), "its last day"),
              "1 working day after its last day, Wednesday 9 December 2026");
}

TEST(ChainLimits, LinksHaveCodesThatAreRead)
{
    for (const ChainLink link : all_chain_links)
        EXPECT_EQ(chain_link_from(code(link)), link);
    EXPECT_FALSE(chain_link_from("party"));
    EXPECT_EQ(phrase(ChainLink::core_group), "the first core group");
    EXPECT_EQ(type_of(ChainLink::conference, MeetingType::pre_birth_conference),
              MeetingType::pre_birth_conference);
}

}  // namespace
}  // namespace quorate::core
