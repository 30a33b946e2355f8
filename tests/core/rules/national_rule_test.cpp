#include "core/rules/national_rule.hpp"

#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

const StatutoryRule& rule(std::string_view id)
{
    const StatutoryRule* found = nearest_rule(id, test::day("2026-11-23"));
    if (found == nullptr) throw std::invalid_argument{"no such rule"};
    return *found;
}

// A council's own time between core groups.
StatutoryRule core_group_interval(Jurisdiction jurisdiction, int offset, Unit unit)
{
    StatutoryRule made = rule("loc-core-group-interval-4w");
    made.id = "loc-made-for-the-test";
    made.jurisdiction = jurisdiction;
    made.offset = offset;
    made.unit = unit;
    made.family = {};
    return made;
}

std::string_view beside(const StatutoryRule& local)
{
    const StatutoryRule* found = national_rule_beside(local);
    return found == nullptr ? "none" : found->id;
}

TEST(NationalRuleBeside, IsTheLimitForTheSameMeetingFromTheSameEvent)
{
    EXPECT_EQ(beside(core_group_interval(Jurisdiction::wales, 4, Unit::weeks)),
              "wal-core-group-interval-6w");
}

TEST(NationalRuleBeside, IsTheLimitForTheSameRecord)
{
    StatutoryRule letter = rule("loc-decision-letter-1wd");
    letter.jurisdiction = Jurisdiction::wales;
    EXPECT_EQ(beside(letter), "wal-outline-plan-5wd");
    letter.trigger = EventKind::conference_held;
    EXPECT_EQ(beside(letter), "wal-outline-plan-5wd");
}

TEST(NationalRuleBeside, OfAVariantOfWhatIsLawIsTheUsualOne)
{
    EXPECT_EQ(beside(rule("eng-lac-visit-interval-3m")), "eng-lac-visit-interval-6w");
    EXPECT_EQ(beside(rule("eng-lac-visit-interval-6w")), "none");
}

TEST(NationalRuleBeside, IsNoneWhereItIsLeftToTheAuthority)
{
    EXPECT_EQ(beside(rule("loc-core-group-interval-6w")), "none");
    EXPECT_EQ(beside(rule("loc-strategy-3wd")), "none");  // national: without delay, no number
    EXPECT_EQ(beside(rule("loc-strategy-24h")), "none");
}

TEST(LooserThanNational, IsWhatRunsLongerOnAnyDay)
{
    const auto looser = [](int offset, Unit unit) {
        return first_day_looser(core_group_interval(Jurisdiction::wales, offset, unit),
                                shipped_calendars());
    };
    EXPECT_FALSE(looser(4, Unit::weeks));
    EXPECT_FALSE(looser(6, Unit::weeks));
    EXPECT_FALSE(looser(1, Unit::months));
    EXPECT_EQ(looser(7, Unit::weeks), rule("wal-core-group-interval-6w").effective_from);
    EXPECT_TRUE(looser(2, Unit::months));
    EXPECT_FALSE(looser(25, Unit::working_days));
    // Thirty working days are six weeks, but for bank holidays.
    EXPECT_TRUE(looser(30, Unit::working_days));
}

TEST(LooserThanNational, MayBeAVariantOfWhatIsLaw)
{
    EXPECT_TRUE(first_day_looser(rule("eng-lac-visit-interval-3m"), shipped_calendars()));
    EXPECT_FALSE(first_day_looser(rule("eng-lac-visit-interval-1w"), shipped_calendars()));
    EXPECT_FALSE(first_day_looser(rule("eng-lac-visit-interval-4w"), shipped_calendars()));
}

TEST(LooserThanNational, IsNoShippedLocalRule)
{
    for (const StatutoryRule& each : all_rules())
        if (each.level == RuleLevel::local) {
            EXPECT_FALSE(first_day_looser(each, shipped_calendars())) << each.id;
        }
}

}  // namespace
}  // namespace quorate::core
