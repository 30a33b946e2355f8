#include "core/rules/rule_book.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/rules/rule_checks.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using test::day;
using Ids = std::vector<std::string>;

const Date june = day("2026-06-01");

Ids ids_of(const std::vector<const StatutoryRule*>& rules)
{
    Ids ids;
    for (const StatutoryRule* rule : rules)
        ids.emplace_back(rule->id);
    return ids;
}

TEST(RuleBook, HasEveryRuleThatExamplesAndCasesName)
{
    for (const char* id : {"eng-referral-decision-1wd",
                           "eng-referrer-acknowledgement-1wd",
                           "eng-assessment-45wd",
                           "eng-icpc-15wd",
                           "eng-core-group-first-10wd",
                           "eng-rcpc-first-3m",
                           "eng-rcpc-subsequent-6m",
                           "eng-lac-review-first-20wd",
                           "eng-lac-visit-first-1w",
                           "wal-assessment-42wd",
                           "wal-s47-assessment-42wd",
                           "wal-icpc-15wd",
                           "wal-outline-plan-5wd",
                           "wal-core-group-first-10wd",
                           "wal-rcpc-first-3m",
                           "wal-rcpc-subsequent-6m",
                           "wal-record-correction-10wd",
                           "wal-lac-review-first-20wd",
                           "loc-assessment-checkpoint-10wd",
                           "loc-cin-visit-record-2wd",
                           "loc-cin-first-meeting-10wd",
                           "loc-core-group-interval-4w",
                           "loc-core-group-interval-6w",
                           "loc-decision-letter-1wd",
                           "loc-stepdown-cin-meeting-10wd",
                           "loc-dissent-72h"})
        EXPECT_NE(nearest_rule(id, day("2026-06-01")), nullptr) << id;
}

TEST(RuleBook, LetsOnlyLocalRulesCountByTheLocalCalendar)
{
    for (const StatutoryRule& rule : all_rules()) {
        const bool is_transfer = rule.family == "loc-transfer-in";
        const bool counts = rule.unit != Unit::none;
        EXPECT_EQ(rule.counted_by == CountedBy::local_calendar,
                  rule.level == RuleLevel::local && counts && !is_transfer)
            << rule.id;
    }
}

TEST(RuleBook, CountsTheTriggerDayForOneCouncilAlone)
{
    for (const StatutoryRule& rule : all_rules())
        EXPECT_EQ(rule.count_trigger_day, rule.id == "loc-cp-visit-10wd-day-1") << rule.id;
}

TEST(RuleBook, CitesTheEditionThatWasInForce)
{
    const auto edition = [](const char* on) { return rule_in_force("eng-icpc-15wd", day(on)); };

    EXPECT_EQ(edition("2013-04-15")->edition, "Working Together to Safeguard Children 2013");
    EXPECT_EQ(edition("2018-07-03")->edition, "Working Together to Safeguard Children 2015");
    EXPECT_EQ(edition("2018-07-04")->edition, "Working Together to Safeguard Children 2018");
    EXPECT_EQ(edition("2018-07-04")->paragraph, "Chapter 1, page 49");
    EXPECT_EQ(edition("2026-03-18")->edition, "Working Together to Safeguard Children 2023");
    EXPECT_EQ(edition("2026-03-19")->edition, "Working Together to Safeguard Children 2026");
    EXPECT_EQ(edition("2026-03-19")->paragraph,
              "timescale as in the 2018 edition, chapter 1, page 49");
    EXPECT_EQ(edition("2013-04-14"), nullptr);
}

TEST(RuleBook, StartsAClockForEveryRuleThatGivesADayCountedFromWhatCasesRecord)
{
    std::set<std::string_view> started;
    for (const StatutoryRule& rule : rules_that_start_clocks())
        started.insert(rule.id);

    for (const StatutoryRule& rule : all_rules()) {
        // Nobody records the day of a conference: it is known when it is booked.
        const bool is_recorded = rule.trigger == EventKind::any_conference_held ||
                                 rule.trigger == EventKind::initial_conference_date ||
                                 rule.trigger == EventKind::review_conference_date ||
                                 rule.trigger == EventKind::any_conference_date ||
                                 group_of(rule.trigger).has_value();
        const bool gives_a_day = rule.unit != Unit::none && rule.bound != Bound::earliest;
        const bool is_another = rule.id == "eng-s47-assessment-45wd";
        EXPECT_EQ(started.contains(rule.id), is_recorded && gives_a_day && !is_another) << rule.id;
    }
    for (const char* id :
         {"eng-icpc-15wd", "wal-record-20wd", "eng-lac-review-first-20wd", "loc-dissent-72h"})
        EXPECT_TRUE(started.contains(id)) << id;
    for (const char* id :
         {"eng-icpc-delay-approval", "loc-prebirth-plan-16w-before-edd", "eng-rcpc-early"})
        EXPECT_FALSE(started.contains(id)) << id;
}

// The build runs these checks on the shipped rules; here they are seen to find what is wrong.
TEST(RuleChecks, FindWhatIsWrongWithATable)
{
    const StatutoryRule good = all_rules().front();
    EXPECT_TRUE(have_sources({&good, 1}));
    EXPECT_TRUE(can_be_counted({&good, 1}));

    StatutoryRule bad = good;
    bad.source = "";
    EXPECT_FALSE(have_sources({&bad, 1}));

    bad = good;
    bad.label_cy = "";
    EXPECT_FALSE(are_named({&bad, 1}));

    bad = good;
    bad.unit = Unit::none;
    EXPECT_FALSE(can_be_counted({&bad, 1}));

    const StatutoryRule overlapping[] = {good, good};
    EXPECT_FALSE(follow_each_other(overlapping));

    bad = good;
    bad.family = "some-family";
    EXPECT_FALSE(have_one_default_each({&bad, 1}));
}

TEST(RuleBook, KnowsTheDefaultOfAFamily)
{
    EXPECT_EQ(default_of_family("loc-core-group-interval", june)->id, "loc-core-group-interval-4w");
    EXPECT_EQ(default_of_family("loc-cp-visit", june)->id, "loc-cp-visit-10wd");
    EXPECT_EQ(default_of_family("eng-icpc-15wd", june), nullptr);
    EXPECT_EQ(default_of_family("", june), nullptr);
}

TEST(RuleBook, GuessesWhichRuleWasMeant)
{
    EXPECT_EQ(most_like("eng-icpc-15w"), "eng-icpc-15wd");
    EXPECT_EQ(most_like("eng-ipcc-15wd"), "eng-icpc-15wd");
    EXPECT_EQ(most_like("nonsense"), "");
    EXPECT_EQ(most_like(""), "");
    EXPECT_EQ(most_like(std::string(10'000, 'x')), "");
}

struct StartCase {
    const char* name;
    TriggerEvent given_event;
    Jurisdiction given_jurisdiction;
    Ids then;
};

constexpr auto england = Jurisdiction::england;
constexpr auto wales = Jurisdiction::wales;

const StartCase start_cases[] = {
    {"AReferralInEngland",
     {EventKind::referral, june},
     england,
     {"eng-referral-decision-1wd", "eng-referrer-acknowledgement-1wd", "eng-assessment-45wd"}},
    {"AReportInWales", {EventKind::referral, june}, wales, {"wal-assessment-42wd"}},
    {"ADiscussionThatStartsSection47",
     {.kind = EventKind::strategy_discussion, .on = june, .initiates_section_47 = true},
     england,
     {"eng-icpc-15wd"}},
    {"ADiscussionThatDoesNot", {EventKind::strategy_discussion, june}, england, {}},
    {"AConferenceThatMakesAPlan",
     {.kind = EventKind::conference_held, .on = june, .plan_made = true},
     england,
     {"eng-core-group-first-10wd", "eng-rcpc-first-3m", "loc-conference-record-15wd"}},
    {"AConferenceThatDoesNot",
     {EventKind::conference_held, june},
     england,
     {"loc-conference-record-15wd"}},
    {"AReviewInWales",
     {EventKind::review_conference_held, june},
     wales,
     {"wal-outline-plan-5wd", "wal-summary-5wd", "wal-rcpc-subsequent-6m", "wal-record-20wd"}},
    {"ACoreGroupInEngland",
     {EventKind::core_group_held, june},
     england,
     {"loc-core-group-interval-4w"}},
    {"ACoreGroupInWales",
     {EventKind::core_group_held, june},
     wales,
     {"wal-core-group-interval-6w", "wal-core-group-interval-1m"}},
    {"AChildProtectionVisit", {EventKind::cp_visit, june}, england, {"loc-cp-visit-10wd"}},
    {"AChildInNeedReview", {EventKind::cin_review_held, june}, england, {"loc-cin-review-12w"}},
    {"ATransferIn", {EventKind::transfer_notified, june}, england, {"loc-transfer-in-15wd"}},
    {"AChildWhoIsLookedAfter",
     {EventKind::looked_after, june},
     england,
     {"eng-lac-review-first-20wd"}},
    {"ALaterLookedAfterReview",
     {EventKind::lac_review_held, june},
     england,
     {"eng-lac-review-subsequent-6m",
      "eng-lac-decisions-5wd",
      "eng-lac-record-15wd",
      "eng-lac-circulate-20wd"}},
    {"APlacement",
     {EventKind::placement_started, june},
     wales,
     {"wal-lac-plan-10wd", "wal-lac-visit-first-1w"}},
    {"AChildSeen", {EventKind::child_seen, june}, england, {"loc-cin-visit-record-2wd"}},
    {"AnAllocation",
     {EventKind::assessment_allocated, june},
     england,
     {"loc-assessment-checkpoint-10wd"}},
    {"AChildInNeedPlan",
     {EventKind::cin_plan_agreed, june},
     england,
     {"loc-cin-first-meeting-10wd"}},
    {"AReferralUnderAnOlderEdition",
     {EventKind::referral, test::day("2014-06-01")},
     england,
     {"eng-referral-decision-1wd", "eng-assessment-45wd"}},
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

TEST(EventKind, IsFoundAgainByItsCodeWhenCasesRecordIt)
{
    std::set<std::string_view> codes;
    for (const EventKind kind : all_event_kinds()) {
        const bool is_recordable = group_of(kind).has_value();
        EXPECT_EQ(event_kind_from(code(kind)), is_recordable ? std::optional{kind} : std::nullopt)
            << code(kind);
        EXPECT_FALSE(phrase(kind, Language::welsh).empty()) << code(kind);
        codes.insert(code(kind));
    }
    EXPECT_EQ(recordable_event_kinds().size(), 43u);
    EXPECT_FALSE(group_of(EventKind::conference_delayed));
    EXPECT_EQ(codes.size(), all_event_kinds().size());
    EXPECT_FALSE(event_kind_from("Referral").has_value());
}

}  // namespace
}  // namespace quorate::core
