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

struct LookedAfter {
    const char* name;
    std::vector<ChildDates> given_children;
    int given_years;
    RetentionStart then_start;
    int then_years;
    const char* then_until;
};

ChildDates born(const char* birth, const char* death = nullptr)
{
    ChildDates child{.birth = day(birth)};
    if (death != nullptr) child.death = day(death);
    return child;
}

const LookedAfter looked_after_rows[] = {
    {"NobodyDied", {}, 75, RetentionStart::youngest_birth, 75, "2093-05-01"},
    {"DiedAsAChild",
     {born("2018-05-01", "2026-02-10")},
     75,
     RetentionStart::death,
     15,
     "2041-02-10"},
    {"DiedOnALeapDay",
     {born("2018-05-01", "2024-02-29")},
     75,
     RetentionStart::death,
     15,
     "2039-02-28"},
    {"DiedTheDayBefore18",
     {born("2007-06-30", "2025-06-29")},
     75,
     RetentionStart::death,
     15,
     "2040-06-29"},
    {"DiedOnTheDayOf18",
     {born("2007-06-30", "2025-06-30")},
     75,
     RetentionStart::youngest_birth,
     75,
     "2082-06-30"},
    {"ABrotherLives",
     {born("2018-05-01", "2026-02-10"), born("2012-01-31")},
     75,
     RetentionStart::youngest_birth,
     75,
     "2087-01-31"},
    {"TheLastOfTwoWhoDied",
     {born("2018-05-01", "2026-02-10"), born("2016-01-31", "2026-02-11")},
     75,
     RetentionStart::death,
     15,
     "2041-02-11"},
    {"TheAuthorityKeepsTheOthersLonger",
     {born("2018-05-01", "2026-02-10")},
     100,
     RetentionStart::death,
     15,
     "2041-02-10"},
    {"ABrotherWhoDiedGrownUp",
     {born("2018-05-01", "2026-02-10"), born("2000-03-01", "2020-01-01")},
     75,
     RetentionStart::youngest_birth,
     75,
     "2075-03-01"},
};

class RecordsOfLookedAfterChildren : public testing::TestWithParam<LookedAfter> {};

TEST_P(RecordsOfLookedAfterChildren, AreKeptFromBirthOrFromADeathBefore18)
{
    const LookedAfter& row = GetParam();
    RecordFacts facts = a_record({EventKind::looked_after});
    facts.children = row.given_children;
    RetentionRule given = usual_rule(RetentionClass::looked_after);
    given.years = row.given_years;

    const RetentionRule rule = rule_for(given, facts);

    EXPECT_EQ(rule.of, RetentionClass::looked_after);
    EXPECT_EQ(rule.start, row.then_start);
    EXPECT_EQ(rule.years, row.then_years);
    EXPECT_EQ(kept_until(rule, facts), day(row.then_until));
}

INSTANTIATE_TEST_SUITE_P(CarePlanning,
                         RecordsOfLookedAfterChildren,
                         testing::ValuesIn(looked_after_rows),
                         [](const auto& test) { return test.param.name; });

TEST(ClassesOfRecords, AreNotCountedFromADeathButOfLookedAfterChildren)
{
    RecordFacts facts = a_record({});
    facts.children = {born("2018-05-01", "2026-02-10")};
    for (const RetentionClass kind :
         {RetentionClass::child_protection, RetentionClass::child_in_need})
        EXPECT_EQ(rule_for(usual_rule(kind), facts), usual_rule(kind));
    EXPECT_EQ(kept_until(usual_rule(RetentionClass::child_in_need), facts), day("2043-05-01"));
    EXPECT_FALSE(fewest_years(RetentionClass::child_in_need, RetentionStart::death));
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
