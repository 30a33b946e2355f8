#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/returns/census_finding.hpp"
#include "core/returns/census_gaps.hpp"
#include "tests/support/census_family.hpp"

namespace quorate::core {
namespace {

using test::day;
using test::HistoryOf;
using Kind = EventKind;
using Type = MeetingType;

const CensusPeriod year = census_year(2026);

std::vector<CensusFinding> findings_of(const HistoryOf& family, Date counted_on = year.until)
{
    static const Calendars calendars = calendars_with(shipped_bank_holidays());
    std::vector<CensusFinding> found;
    CensusTotals totals;
    for (const CensusRecord& record : family.records(year)) {
        count(totals, record, year);
        for (CensusFinding& each :
             check_census_record(record, year, calendars.national, counted_on))
            found.push_back(std::move(each));
    }
    for (CensusFinding& each : check_census_totals(totals))
        found.push_back(std::move(each));
    return found;
}

std::set<std::string> numbers(const std::vector<CensusFinding>& findings)
{
    std::set<std::string> found;
    for (const CensusFinding& each : findings)
        found.emplace(text_of(each.rule).number);
    return found;
}

// A referral, enquiries, their conference and its plan, with a category.
HistoryOf planned()
{
    HistoryOf family;
    family.referral("2025-06-02").discussion("2025-06-10").plan_made("2025-06-20");
    family.decision(Type::initial_cp_conference, "2025-06-20", "a", Outcome::cp_plan_made, "PHY");
    return family;
}

HistoryOf referred()
{
    return HistoryOf{}.referral("2025-06-02");
}

struct Case {
    const char* name;
    HistoryOf given_history;
    std::set<std::string> then_rules;
};

const Case cases[] = {
    {"NothingIsWrongWithAPlanThatWasReviewedAndEnded",
     planned().review("2025-09-15").review("2026-03-02").plan_ended("2026-03-02"),
     {}},
    {"NothingIsWrongWhenOnePlanStartsOnTheDayTheOtherEnds",
     planned().plan_ended("2026-02-02").need_plan("2026-02-02"),
     {}},
    {"AReferralMustBeThere", HistoryOf{}.event(Kind::assessment_started, "2026-03-02"), {"8600"}},
    {"AnAssessmentCannotStartBeforeTheReferral",
     referred()
         .event(Kind::assessment_started, "2025-05-30")
         .event(Kind::assessment_finished, "2025-07-01"),
     {"1103"}},
    {"EnquiriesCannotStartBeforeTheReferral",
     referred().discussion("2025-05-30").no_plan_made("2025-06-12"),
     {"2889"}},
    {"AConferenceCannotBeBeforeTheReferral", referred().no_plan_made("2025-05-30"), {"1104"}},
    {"AProtectionPlanCannotStartBeforeTheReferral",
     referred()
         .plan_made("2025-05-30")
         .decision(Type::initial_cp_conference, "2025-05-30", "a", Outcome::cp_plan_made, "EMO"),
     {"1104", "1105"}},
    {"AChildInNeedPlanCannotStartBeforeTheReferral", referred().need_plan("2025-05-30"), {"4015"}},
    {"EnquiriesCannotStartAfterTheirConference",
     referred().no_plan_made("2025-06-20").discussion("2025-06-25"),
     {"8615"}},
    {"AConferenceCannotBeAtAWeekend",
     referred().discussion("2025-06-10").no_plan_made("2025-06-21"),
     {"8875"}},
    {"APlanStartsOnTheDayOfAConference",
     referred()
         .discussion("2025-06-10")
         .plan_made("2025-06-20")
         .event(Kind::plan_started, "2025-06-23")
         .decision(
             Type::review_cp_conference, "2025-09-15", "a", Outcome::cp_plan_continued, "NEG"),
     {"2885"}},
    {"APlanWithoutAConferenceIsOneTooMany",
     referred()
         .event(Kind::plan_started, "2025-06-23")
         .decision(
             Type::review_cp_conference, "2025-09-15", "a", Outcome::cp_plan_continued, "NEG"),
     {"2883", "2885"}},
    {"APlanThatStartedBeforeTheYearNeedsNoConferenceInIt",
     HistoryOf{}
         .referral("2024-06-03")
         .event(Kind::plan_started, "2024-06-24")
         .decision(
             Type::review_cp_conference, "2025-03-15", "a", Outcome::cp_plan_continued, "NEG"),
     {}},
    {"AReviewIsAfterThePlansStart", planned().review("2025-06-20"), {"8841"}},
    {"AReviewJustBeforeThePlanIsASlip", planned().review("2025-06-13"), {"8841"}},
    {"APlanCannotStartAndEndOnOneDay", planned().plan_ended("2025-06-20"), {"8840"}},
    {"APlanCannotEndBeforeItStarts",
     referred().discussion("2025-06-10").plan_ended("2025-06-13").plan_made("2025-06-20"),
     {"8905", "8910", "8925"}},
    {"AChildHasOneOpenPlan",
     planned()
         .discussion("2025-09-01")
         .plan_made("2025-09-19")
         .decision(Type::initial_cp_conference, "2025-09-19", "a", Outcome::cp_plan_made, "NEG"),
     {"8935", "8940"}},
    {"PlansDoNotOverlap",
     planned()
         .discussion("2025-09-01")
         .plan_made("2025-09-19")
         .plan_ended("2025-12-01")
         .decision(Type::initial_cp_conference, "2025-09-19", "a", Outcome::cp_plan_made, "NEG"),
     {"8940"}},
    {"AnotherProtectionPlanCannotStartOnTheDayOneEnds",
     planned()
         .discussion("2025-09-01")
         .plan_ended("2025-09-19")
         .plan_made("2025-09-19")
         .decision(Type::initial_cp_conference, "2025-09-19", "a", Outcome::cp_plan_made, "NEG"),
     {"8940"}},
    {"AConferenceOfALaterReferralEndsNoEnquiriesOfBefore",
     referred()
         .discussion("2025-06-10")
         .closed("2025-07-01")
         .referral("2025-09-01")
         .discussion("2025-09-03")
         .no_plan_made("2025-09-19"),
     {"8868", "8675Q"}},
    {"AReviewIsNotWithinAChildInNeedPlan",
     planned().need_plan("2025-08-01").review("2025-09-15"),
     {"4003", "4016"}},
    {"AChildHasOneOpenChildInNeedPlan",
     referred().need_plan("2025-07-01").need_plan("2025-08-01"),
     {"4004", "4014"}},
    {"AChildInNeedPlanCannotStartWithinAProtectionPlan",
     planned().need_plan("2025-08-01"),
     {"4016"}},
    {"BothKindsOfPlanCannotStartOnOneDay", planned().need_plan("2025-06-20"), {"4016", "4017"}},
    {"AFamilyCannotCloseWithOpenEnquiries",
     referred().discussion("2026-03-16").closed("2026-03-20"),
     {"8868"}},
    {"AConferenceThatIsNotNeededEndsEnquiries",
     referred().discussion("2026-01-12").closed("2026-03-20").conference_not_needed("event-2"),
     {}},
    {"TwoEnquiriesCannotBeOpen",
     referred().discussion("2026-03-16").discussion("2026-03-18"),
     {"8839", "8890"}},
    {"EnquiriesCannotStartWhileOthersRun",
     referred().discussion("2025-06-10").discussion("2025-06-12").no_plan_made("2025-06-20"),
     {"8890"}},
    {"EnquiriesOfFifteenDaysAgoAreAsked", referred().discussion("2026-03-10"), {"8675Q"}},
    {"EnquiriesOfFourteenDaysAgoAreNot", referred().discussion("2026-03-11"), {}},
    {"AnAssessmentOfFortyFiveDaysAgoIsAsked",
     referred().event(Kind::assessment_started, "2026-01-27"),
     {"8670Q"}},
    {"AnAssessmentOfFortyFourDaysAgoIsNot",
     referred().event(Kind::assessment_started, "2026-01-28"),
     {}},
    {"ACategoryMustBeThere",
     referred().discussion("2025-06-10").plan_made("2025-06-20"),
     {"8905", "8910"}},
    {"ACategoryMustBeOneOfEngland",
     referred()
         .discussion("2025-06-10")
         .plan_made("2025-06-20")
         .decision(Type::initial_cp_conference, "2025-06-20", "a", Outcome::cp_plan_made, "FIN"),
     {"8905", "8910"}},
    {"ASecondConferenceWithoutEnquiriesHasNoPlace",
     referred().no_plan_made("2025-06-20").no_plan_made("2025-10-20"),
     {"Quorate"}},
    {"AReviewWithoutAPlanHasNoPlace", referred().review("2025-09-15"), {"Quorate"}},
    {"TheEndOfNoPlanHasNoPlace", referred().plan_ended("2025-09-15"), {"Quorate"}},
    {"AnAssessmentWithoutAStartIsTold",
     referred().event(Kind::assessment_finished, "2025-07-01"),
     {"Quorate"}},
};

class CensusRules : public testing::TestWithParam<Case> {};

TEST_P(CensusRules, FindWhatTheHistoryBreaks)
{
    const auto found = findings_of(GetParam().given_history);

    EXPECT_EQ(numbers(found), GetParam().then_rules);
    for (const CensusFinding& each : found) {
        EXPECT_FALSE(each.sentence.empty());
        EXPECT_TRUE(each.reference == "EX-2041" || each.case_id.empty()) << each.reference;
    }
}

INSTANTIATE_TEST_SUITE_P(England, CensusRules, testing::ValuesIn(cases), [](const auto& test) {
    return std::string{test.param.name};
});

TEST(CensusRulesOfARecord, LookAtWhatOurOwnCountingNeverBreaks)
{
    const Calendars calendars = calendars_with(shipped_bank_holidays());
    CensusRecord record = planned().records(year).at(0);
    CensusEpisode& episode = record.episodes.at(0);
    episode.enquiries.at(0).conference_target = day("2025-06-28");
    episode.conference = episode.enquiries.at(0).conference;
    episode.plans.at(0).previous_plans = -1;

    EXPECT_EQ(numbers(check_census_record(record, year, calendars.national, year.until)),
              (std::set<std::string>{"2884", "8730", "8870Q"}));
}

TEST(CensusRulesOfARecord, NameTheFamilyThatIsClosedWithoutADay)
{
    HistoryOf family = referred();
    family.family.is_open = false;
    const auto found = findings_of(family);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].rule, CensusRule::closed_undated);
    EXPECT_EQ(text_of(found[0].rule).level, CensusLevel::query);
    HistoryOf long_ago;
    long_ago.referral("2024-06-02").family.is_open = false;
    EXPECT_TRUE(long_ago.records(year).empty());
}

TEST(CensusRulesOfARecord, AskWhatHasWaitedTooLongOnTheDayOfTheReport)
{
    const HistoryOf family =
        referred().discussion("2025-06-10").event(Kind::assessment_started, "2025-06-10");
    EXPECT_TRUE(findings_of(family, day("2025-06-10")).empty());
    EXPECT_TRUE(findings_of(family, day("2025-06-30")).empty());
    EXPECT_EQ(numbers(findings_of(family, day("2025-07-01"))), (std::set<std::string>{"8675Q"}));
    EXPECT_EQ(numbers(findings_of(family)), (std::set<std::string>{"8670Q", "8675Q"}));
}

TEST(CensusRulesOfARecord, SayWhetherTheMeetingThatWouldKnowTheCategoryIsHere)
{
    HistoryOf family = referred().discussion("2025-06-10").plan_made("2025-06-20");
    EXPECT_EQ(findings_of(family).at(0).sentence,
              "The plan started on Friday 20 June 2025; no meeting with decisions is held here for "
              "that conference, so that the category is not known here.");
    family.decision(Type::initial_cp_conference, "2025-06-20", "a", Outcome::cp_plan_made);
    EXPECT_EQ(findings_of(family).at(0).sentence,
              "The plan started on Friday 20 June 2025; no category is recorded.");
}

TEST(CensusRulesOfARecord, SayWhichDaysAreWrong)
{
    const auto found = findings_of(planned().review("2025-06-20"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].sentence,
              "The plan started on Friday 20 June 2025; a review was on Friday 20 June 2025.");
    EXPECT_EQ(text_of(found[0].rule).field, "CPPreviewDate");
}

TEST(CensusRuleBook, GivesAdviceOnEachRule)
{
    std::set<CensusRule> rules;
    for (const CensusRuleText& text : census_rules()) {
        EXPECT_EQ(&text_of(text.rule), &text);
        EXPECT_TRUE(rules.insert(text.rule).second);
        EXPECT_TRUE(text.advice.ends_with(".")) << text.number;
        EXPECT_FALSE(text.what.ends_with(".")) << text.number;
        const bool asks = text.number.ends_with("Q") || text.number == "Quorate";
        EXPECT_EQ(text.level, asks ? CensusLevel::query : CensusLevel::error) << text.number;
    }
    EXPECT_EQ(rules.size(), static_cast<std::size_t>(CensusRule::closed_undated) + 1);
    for (const CensusGap& gap : census_gaps())
        EXPECT_TRUE(gap.why.ends_with(".")) << gap.field;
}

}  // namespace
}  // namespace quorate::core
