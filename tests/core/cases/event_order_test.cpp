#include "core/cases/event_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using enum EventKind;
using Lines = std::vector<std::string>;

struct Happened {
    EventKind kind;
    const char* on;
    bool flag = false;  // section 47 started here, or a plan was made
    const char* id = "";
};

CaseEvent event_of(const Happened& happened, const std::string& id)
{
    return {.id = CaseEventId{id},
            .kind = happened.kind,
            .on = test::day(happened.on),
            .initiates_section_47 = happened.flag && happened.kind == strategy_discussion,
            .makes_plan = happened.flag && happened.kind == conference_held};
}

struct Order {
    const char* name;
    std::vector<Happened> given;
    Happened then;
    Lines faults = {};  // "check", with "?" after it when it can be confirmed
};

void PrintTo(const Order& order, std::ostream* out)
{
    *out << order.name;
}

const std::vector<Order> orders{
    {"TheFirstReferral", {}, {referral, "2026-08-03"}},
    {"AReferralBeforeAnyChildWasBorn", {}, {referral, "2018-04-30"}, {"before_birth"}},
    {"AVisitBeforeAnyChildWasBorn", {}, {child_seen, "2018-04-30"}, {"before_birth"}},
    {"AReferralDuringAPregnancyThatIsKnown",
     {{expected_delivery_date, "2018-05-20"}},
     {referral, "2018-03-01"}},
    {"AReferralBeforeAPregnancyThatIsKnown",
     {{expected_delivery_date, "2018-05-20"}},
     {referral, "2017-07-01"},
     {"before_birth"}},
    {"AnAssessmentBeforeTheReferral",
     {{referral, "2026-08-03"}},
     {assessment_started, "2026-08-02"},
     {"before_referral"}},
    {"AConferenceBeforeTheReferral",
     {{referral, "2026-08-10"}},
     {conference_held, "2026-08-06"},
     {"before_referral", "conference_without_enquiries?"}},
    {"AChildSeenBeforeTheReferral",
     {{referral, "2026-08-03"}},
     {child_seen, "2026-08-01"},
     {"seen_before_referral?"}},
    {"AnAssessmentFinishedThatNeverStarted",
     {{referral, "2026-08-03"}},
     {assessment_finished, "2026-09-01"},
     {"assessment_without_start"}},
    {"AnAssessmentFinishedBeforeItsStart",
     {{assessment_started, "2026-08-05"}},
     {assessment_finished, "2026-08-04"},
     {"assessment_without_start"}},
    {"AnAssessmentFinishedOnTheDayOfItsStart",
     {{assessment_started, "2026-08-05"}},
     {assessment_finished, "2026-08-05"}},
    {"AConferenceWithoutEnquiries",
     {{referral, "2026-08-03"}},
     {conference_held, "2026-08-20"},
     {"conference_without_enquiries?"}},
    {"AConferenceBeforeTheDiscussionThatWaitsForIt",
     {{strategy_discussion, "2026-08-10", true}},
     {conference_held, "2026-08-07"},
     {"conference_without_enquiries"}},
    {"AConferenceBeforeEnquiriesThatHaveTheirOwn",
     {{strategy_discussion, "2026-08-10", true}, {conference_held, "2026-08-27"}},
     {conference_held, "2026-08-06"},
     {"conference_without_enquiries?"}},
    {"AConferenceOnTheDayOfTheDiscussion",
     {{strategy_discussion, "2026-08-10", true}},
     {conference_held, "2026-08-10"}},
    {"SecondEnquiriesWhileTheFirstAreOpen",
     {{strategy_discussion, "2026-08-10", true}},
     {strategy_discussion, "2026-08-12", true},
     {"enquiries_overlap"}},
    {"SecondEnquiriesOnTheSameDay",
     {{strategy_discussion, "2026-08-10", true}},
     {strategy_discussion, "2026-08-10", true},
     {"enquiries_overlap"}},
    {"EarlierEnquiriesThatWouldStillBeOpen",
     {{strategy_discussion, "2026-08-10", true}, {conference_held, "2026-08-27", true}},
     {strategy_discussion, "2026-08-06", true},
     {"enquiries_overlap"}},
    {"SecondEnquiriesBeforeTheConferenceOfTheFirst",
     {{strategy_discussion, "2026-08-10", true}, {conference_held, "2026-08-27", true}},
     {strategy_discussion, "2026-08-20", true},
     {"enquiries_overlap"}},
    {"SecondEnquiriesAfterTheConferenceOfTheFirst",
     {{strategy_discussion, "2026-08-10", true}, {conference_held, "2026-08-27", true}},
     {strategy_discussion, "2026-09-10", true}},
    {"SecondEnquiriesAfterTheFirstEndedWithoutAConference",
     {{strategy_discussion, "2026-08-10", true, "ended"}},
     {strategy_discussion, "2026-08-20", true}},
    {"ASecondDiscussionThatStartsNothing",
     {{strategy_discussion, "2026-08-10", true}},
     {strategy_discussion, "2026-08-12"}},
    {"APlanThatStartsWithItsConference",
     {{strategy_discussion, "2026-08-03", true}, {conference_held, "2026-08-10", true}},
     {plan_started, "2026-08-10"}},
    {"APlanThatStartsOnAnotherDay",
     {{strategy_discussion, "2026-08-03", true}, {conference_held, "2026-08-10", true}},
     {plan_started, "2026-08-09"},
     {"plan_without_conference?"}},
    {"APlanWithoutAConference", {}, {plan_started, "2026-08-10"}, {"plan_without_conference?"}},
    {"APlanWhileAnotherRuns",
     {{strategy_discussion, "2026-07-01", true}, {conference_held, "2026-07-10", true}},
     {conference_held, "2026-08-10", true},
     {"plan_running?"}},
    {"APlanAfterAnotherEnded",
     {{strategy_discussion, "2026-06-01", true},
      {conference_held, "2026-06-10", true},
      {plan_ended, "2026-08-10"}},
     {conference_held, "2026-08-10", true}},
    {"APlanThatEndsAndNeverStarted",
     {{referral, "2026-08-03"}},
     {plan_ended, "2026-08-10"},
     {"not_after_plan_start"}},
    {"APlanThatEndsOnTheDayOfItsStart",
     {{conference_held, "2026-08-10", true}},
     {plan_ended, "2026-08-10"},
     {"not_after_plan_start"}},
    {"APlanThatEndsTwice",
     {{conference_held, "2026-06-10", true}, {plan_ended, "2026-08-10"}},
     {plan_ended, "2026-08-20"},
     {"plan_ended_twice"}},
    {"AReviewOnTheDayOfThePlansStart",
     {{conference_held, "2026-08-10", true}},
     {review_conference_held, "2026-08-10"},
     {"not_after_plan_start"}},
    {"AReviewBeforeThePlanStarted",
     {{plan_started, "2026-08-10"}},
     {review_conference_held, "2026-08-07"},
     {"not_after_plan_start"}},
    {"AReviewOfNoPlan", {}, {review_conference_held, "2026-08-10"}, {"review_without_plan?"}},
    {"AReviewOnTheDayThePlanEnds",
     {{conference_held, "2026-06-10", true}, {plan_ended, "2026-08-10"}},
     {review_conference_held, "2026-08-10"}},
    {"AReviewAfterThePlanEnded",
     {{conference_held, "2026-06-10", true}, {plan_ended, "2026-08-10"}},
     {review_conference_held, "2026-08-11"},
     {"review_without_plan?"}},
    {"TheSameTwice", {{child_seen, "2026-08-10"}}, {child_seen, "2026-08-10"}, {"repeated?"}},
    {"AConferenceOnASaturday",
     {{strategy_discussion, "2026-08-03", true}},
     {conference_held, "2026-08-08"},
     {"weekend"}},
    {"AReviewOnASunday",
     {{conference_held, "2026-06-10", true}},
     {review_conference_held, "2026-08-09"},
     {"weekend"}},
    {"AConferenceOnABankHoliday",
     {{strategy_discussion, "2026-08-24", true}},
     {conference_held, "2026-08-31"},
     {"bank_holiday?"}},
    {"ADiscussionOnASaturday", {}, {strategy_discussion, "2026-08-08"}},
    {"WhatHasNotHappenedYet", {}, {child_seen, "2026-11-24"}, {"future"}},
    {"ADayOfAnotherCentury", {}, {child_seen, "1926-11-09"}, {"year", "before_birth"}},
    {"AnAcknowledgementBeforeTheReferral",
     {{referral, "2026-08-03"}},
     {referrer_acknowledged, "2026-08-01"},
     {"before_referral"}},
    {"ACoreGroupWithoutAPlan", {}, {core_group_held, "2026-08-03"}, {"core_group_without_plan?"}},
    {"ACoreGroupOnTheDayOfItsPlan",
     {{strategy_discussion, "2026-08-03", true}, {conference_held, "2026-08-20", true}},
     {core_group_held, "2026-08-20"}},
    {"ALookedAfterReviewOfAChildWhoIsNot",
     {},
     {lac_review_held, "2026-08-03"},
     {"not_looked_after?"}},
    {"ALookedAfterReview", {{looked_after, "2026-08-03"}}, {lac_first_review_held, "2026-08-20"}},
    {"ABirthOfAChildWhoIsBorn", {}, {birth, "2026-08-03"}, {"born_already?"}},
    {"ABirthOnTheDayOfBirth", {}, {birth, "2018-05-01"}},
    {"ABabyExpectedLongAfterTheBirth",
     {},
     {expected_delivery_date, "2026-12-03"},
     {"born_already?"}},
    {"ABabyExpectedInTheFuture", {}, {expected_delivery_date, "2027-03-01"}, {"born_already?"}},
    {"ABabyExpectedTooFarAhead",
     {},
     {expected_delivery_date, "2028-03-01"},
     {"year", "born_already?"}},
};

class EventOrder : public testing::TestWithParam<Order> {};

TEST_P(EventOrder, SaysWhatCannotBeAndWhatSeldomIs)
{
    const Order& order = GetParam();
    CaseHistory history{
        .children = {{.id = ChildId{"child"}, .date_of_birth = test::day("2018-05-01")}}};
    for (const Happened& each : order.given) {
        history.events.push_back(event_of(each, "given " + std::to_string(history.events.size())));
        if (std::string{each.id} == "ended")
            history.ended_enquiries.insert(history.events.back().id);
    }
    const CaseEvent event = event_of(order.then, "then");
    history.events.push_back(event);

    auto faults = day_faults(event, test::day("2026-11-23"), shipped_bank_holidays());
    std::ranges::move(order_faults(event, history), std::back_inserter(faults));

    Lines lines;
    for (const OrderFault& fault : faults) {
        lines.push_back(std::string{fault.check} + (fault.is_impossible ? "" : "?"));
        EXPECT_FALSE(fault.sentence.empty());
        EXPECT_NE(fault.sentence.back(), '.');
    }
    EXPECT_EQ(lines, order.faults);
}

INSTANTIATE_TEST_SUITE_P(, EventOrder, testing::ValuesIn(orders), [](const auto& row) {
    return std::string{row.param.name};
});

}  // namespace
}  // namespace quorate::core
