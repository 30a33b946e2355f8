#include "core/rules/local_rules.hpp"

#include <gtest/gtest.h>

#include "core/rules/rule_book.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

const StatutoryRule& rule(const char* id)
{
    return *nearest_rule(id, day("2026-06-01"));
}

TEST(LocalRules, AreThoseWeShipAsOnUntilAnAuthorityDecides)
{
    const LocalRules shipped;
    const Date june = day("2026-06-01");

    EXPECT_TRUE(shipped.uses(rule("eng-icpc-15wd"), june));
    EXPECT_TRUE(shipped.uses(rule("loc-core-group-interval-4w"), june));
    EXPECT_FALSE(shipped.uses(rule("loc-core-group-interval-6w"), june));
    EXPECT_TRUE(shipped.uses(rule("loc-assessment-checkpoint-10wd"), june));
    EXPECT_FALSE(shipped.uses(rule("loc-decision-letter-1wd"), june));
}

TEST(LocalRules, UseTheVariantThatWasChosenFromItsDayOn)
{
    const LocalRules chosen{{{.rule_id = "loc-core-group-interval-6w", .from = day("2026-06-01")}}};

    EXPECT_TRUE(chosen.uses(rule("loc-core-group-interval-4w"), day("2026-05-31")));
    EXPECT_FALSE(chosen.uses(rule("loc-core-group-interval-6w"), day("2026-05-31")));
    EXPECT_FALSE(chosen.uses(rule("loc-core-group-interval-4w"), day("2026-06-01")));
    EXPECT_TRUE(chosen.uses(rule("loc-core-group-interval-6w"), day("2026-06-01")));
}

TEST(LocalRules, FollowTheLastDecisionWhicheverWasWrittenFirst)
{
    const LocalRules chosen{
        {{.rule_id = "loc-decision-letter-1wd", .in_use = false, .from = day("2026-09-01")},
         {.rule_id = "loc-decision-letter-1wd", .from = day("2026-06-01")},
         {.rule_id = "loc-cp-visit-4w", .in_use = false, .from = day("2026-06-01")}}};

    EXPECT_FALSE(chosen.uses(rule("loc-decision-letter-1wd"), day("2026-05-31")));
    EXPECT_TRUE(chosen.uses(rule("loc-decision-letter-1wd"), day("2026-08-31")));
    EXPECT_FALSE(chosen.uses(rule("loc-decision-letter-1wd"), day("2026-09-01")));
    EXPECT_FALSE(chosen.uses(rule("loc-cp-visit-10wd"), day("2026-06-01")))
        << "to use none of a family is a decision about all of it";
}

TEST(LocalRules, NeverTouchARuleThatIsNotTheAuthoritysToChoose)
{
    const LocalRules chosen{
        {{.rule_id = "eng-icpc-15wd", .in_use = false, .from = day("2026-06-01")}}};

    EXPECT_TRUE(chosen.uses(rule("eng-icpc-15wd"), day("2026-06-01")));
    EXPECT_FALSE(is_for_authorities_to_choose(rule("eng-icpc-15wd")));
    EXPECT_TRUE(is_for_authorities_to_choose(rule("eng-lac-visit-interval-6w")));
    EXPECT_TRUE(is_for_authorities_to_choose(rule("loc-decision-letter-1wd")));
}

}  // namespace
}  // namespace quorate::core
