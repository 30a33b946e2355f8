#include "core/retention/retention_class.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;

RecordFacts a_record(std::set<EventKind> events)
{
    return {.closed_on = day("2026-03-02"),
            .youngest_birth = day("2018-05-01"),
            .has_child = true,
            .events = std::move(events)};
}

TEST(ClassesOfRecords, FollowWhatHappened)
{
    using enum RetentionClass;
    EXPECT_EQ(classes_of(a_record({EventKind::referral})), std::set{child_in_need});
    EXPECT_EQ(classes_of(a_record({EventKind::strategy_discussion})),
              std::set{strategy_discussion});
    EXPECT_EQ(classes_of(a_record({EventKind::strategy_discussion, EventKind::conference_held})),
              std::set{child_protection});
    EXPECT_EQ(classes_of(a_record({EventKind::plan_started, EventKind::looked_after})),
              (std::set{looked_after, child_protection}));

    RecordFacts enquired = a_record({EventKind::strategy_discussion});
    enquired.had_enquiries = true;
    EXPECT_EQ(classes_of(enquired), std::set{child_protection});
}

TEST(ClassesOfRecords, KnowTheUnbornWhoWasNeverBorn)
{
    RecordFacts facts = a_record({});
    facts.has_child = false;
    facts.has_unborn = true;
    EXPECT_EQ(classes_of(facts), std::set{RetentionClass::unborn_never_born});

    facts.has_child = true;  // a brother or sister
    EXPECT_EQ(classes_of(facts), std::set{RetentionClass::child_in_need});
}

TEST(ClassesOfRecords, AreKeptFromClosingOrFromTheYoungestBirth)
{
    const RecordFacts facts = a_record({});
    EXPECT_EQ(kept_until(usual_rule(RetentionClass::child_protection), facts), day("2061-03-02"));
    EXPECT_EQ(kept_until(usual_rule(RetentionClass::child_in_need), facts), day("2043-05-01"));
    EXPECT_EQ(kept_until(usual_rule(RetentionClass::looked_after), facts), day("2093-05-01"));
}

TEST(ClassesOfRecords, AreNeverPastTheirTimeBeforeTheFamilyWasClosed)
{
    RecordFacts facts = a_record({});
    facts.youngest_birth = day("1990-01-01");
    EXPECT_EQ(kept_until(usual_rule(RetentionClass::child_in_need), facts), day("2026-03-02"));
}

TEST(ClassesOfRecords, HaveNoDayWithoutOneToCountFrom)
{
    RecordFacts facts = a_record({});
    facts.closed_on.reset();
    EXPECT_FALSE(kept_until(usual_rule(RetentionClass::child_protection), facts));
    EXPECT_TRUE(kept_until(usual_rule(RetentionClass::child_in_need), facts));
    facts.youngest_birth.reset();
    EXPECT_FALSE(kept_until(usual_rule(RetentionClass::child_in_need), facts));
}

TEST(ClassesOfRecords, HaveCodesThatComeBackAndUsualRulesWithinReason)
{
    for (const RetentionClass kind : all_retention_classes()) {
        EXPECT_EQ(retention_class_from(code(kind)), kind);
        EXPECT_FALSE(label(kind).empty());
        EXPECT_FALSE(source(kind).empty());
        const RetentionRule rule = usual_rule(kind);
        const auto fewest = fewest_years(kind, rule.start);
        ASSERT_TRUE(fewest) << code(kind);
        EXPECT_GE(rule.years, *fewest) << code(kind);
        EXPECT_LE(rule.years, most_years) << code(kind);
    }
    EXPECT_FALSE(retention_class_from("weather"));
    EXPECT_FALSE(fewest_years(RetentionClass::looked_after, RetentionStart::closing));
    EXPECT_EQ(retention_start_from("closing"), RetentionStart::closing);
    EXPECT_FALSE(retention_start_from("moon"));
}

}  // namespace
}  // namespace quorate::core
