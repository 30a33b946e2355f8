#include "core/rules/rule_book.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;
using Ids = std::vector<std::string>;

Ids ids_of(const std::vector<const StatutoryRule*>& rules)
{
    Ids ids;
    for (const StatutoryRule* rule : rules)
        ids.push_back(rule->id);
    return ids;
}

TEST(RuleBook, NamesTheSourceOfEveryRule)
{
    for (const StatutoryRule& rule : all_rules()) {
        EXPECT_FALSE(rule.source.empty()) << rule.id;
        EXPECT_FALSE(rule.edition.empty()) << rule.id;
        EXPECT_FALSE(rule.paragraph.empty()) << rule.id;
        EXPECT_FALSE(rule.label.empty()) << rule.id;
        EXPECT_GT(rule.offset, 0) << rule.id;
        EXPECT_FALSE(rule.count_trigger_day) << rule.id;
    }
}

TEST(RuleBook, HoldsEachRuleOnce)
{
    std::set<std::string> ids;
    for (const StatutoryRule& rule : all_rules())
        ids.insert(rule.id);

    EXPECT_EQ(ids.size(), all_rules().size());
    EXPECT_EQ(ids,
              (std::set<std::string>{"eng-referral-decision-1wd",
                                     "eng-assessment-45wd",
                                     "eng-icpc-15wd",
                                     "eng-core-group-first-10wd",
                                     "eng-rcpc-first-3m",
                                     "eng-rcpc-subsequent-6m",
                                     "wal-assessment-42wd",
                                     "wal-icpc-15wd",
                                     "wal-core-group-first-10wd",
                                     "wal-rcpc-first-3m",
                                     "wal-rcpc-subsequent-6m",
                                     "loc-assessment-checkpoint-10wd",
                                     "loc-cin-visit-record-2wd",
                                     "loc-cin-first-meeting-10wd"}));
}

TEST(RuleBook, LetsOnlyLocalRulesCountByTheLocalCalendar)
{
    for (const StatutoryRule& rule : all_rules())
        EXPECT_EQ(rule.counted_by == CountedBy::local_calendar, rule.level == RuleLevel::local)
            << rule.id;
}

struct StartCase {
    const char* name;
    TriggerEvent given_event;
    Jurisdiction given_jurisdiction;
    Ids then;
};

const Date june = test::day("2026-06-01");
constexpr auto england = Jurisdiction::england;
constexpr auto wales = Jurisdiction::wales;

const StartCase start_cases[] = {
    {"AReferralInEngland",
     {EventKind::referral, june},
     england,
     {"eng-referral-decision-1wd", "eng-assessment-45wd"}},
    {"AReportInWales", {EventKind::referral, june}, wales, {"wal-assessment-42wd"}},
    {"ADiscussionThatStartsSection47",
     {.kind = EventKind::strategy_discussion, .on = june, .initiates_section_47 = true},
     england,
     {"eng-icpc-15wd"}},
    {"ADiscussionThatDoesNot", {EventKind::strategy_discussion, june}, england, {}},
    {"AConferenceThatMakesAPlan",
     {.kind = EventKind::conference_held, .on = june, .plan_made = true},
     england,
     {"eng-core-group-first-10wd", "eng-rcpc-first-3m"}},
    {"AConferenceThatDoesNot", {EventKind::conference_held, june}, england, {}},
    {"AReviewInWales",
     {EventKind::review_conference_held, june},
     wales,
     {"wal-rcpc-subsequent-6m"}},
    {"AChildSeen", {EventKind::child_seen, june}, england, {"loc-cin-visit-record-2wd"}},
    {"AnAllocation",
     {EventKind::assessment_allocated, june},
     england,
     {"loc-assessment-checkpoint-10wd"}},
    {"AChildInNeedPlan",
     {EventKind::cin_plan_agreed, june},
     england,
     {"loc-cin-first-meeting-10wd"}},
    {"TheEndOfAPlan", {EventKind::plan_ended, june}, england, {}},
    {"ADayBeforeTheRulesBegan", {EventKind::referral, test::day("2013-04-14")}, england, {}},
};

class RulesStartedBy : public testing::TestWithParam<StartCase> {};

TEST_P(RulesStartedBy, Are)
{
    const StartCase& c = GetParam();

    EXPECT_EQ(ids_of(rules_started_by(c.given_event, c.given_jurisdiction)), c.then);
}

INSTANTIATE_TEST_SUITE_P(, RulesStartedBy, testing::ValuesIn(start_cases), [](const auto& test) {
    return test.param.name;
});

TEST(RuleBook, FindsTheRowInForceOnTheTriggerDay)
{
    ASSERT_NE(rule_in_force("wal-icpc-15wd", day("2019-11-11")), nullptr);
    EXPECT_EQ(rule_in_force("wal-icpc-15wd", day("2019-11-10")), nullptr);
    EXPECT_EQ(nearest_rule("wal-icpc-15wd", day("2019-11-10"))->id, "wal-icpc-15wd");
    EXPECT_EQ(nearest_rule("eng-icpc-3w", june), nullptr);
}

TEST(StatutoryRule, IsInForceOnItsFirstAndLastDay)
{
    StatutoryRule rule = all_rules().front();
    rule.effective_from = day("2020-01-01");
    rule.effective_to = day("2020-12-31");

    EXPECT_FALSE(is_in_force(rule, day("2019-12-31")));
    EXPECT_TRUE(is_in_force(rule, day("2020-01-01")));
    EXPECT_TRUE(is_in_force(rule, day("2020-12-31")));
    EXPECT_FALSE(is_in_force(rule, day("2021-01-01")));
}

TEST(EventKind, IsFoundAgainByItsCode)
{
    std::set<std::string_view> codes;
    for (const EventKind kind : all_event_kinds()) {
        EXPECT_EQ(event_kind_from(code(kind)), kind) << code(kind);
        codes.insert(code(kind));
    }
    EXPECT_EQ(codes.size(), all_event_kinds().size());
    EXPECT_FALSE(event_kind_from("Referral").has_value());
}

}  // namespace
}  // namespace quorate::core
