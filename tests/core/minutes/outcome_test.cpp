#include "core/minutes/outcome.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace quorate::core {
namespace {

bool offers(MeetingType type, Jurisdiction jurisdiction, Outcome outcome)
{
    return std::ranges::count(outcomes_for(type, jurisdiction), outcome) == 1;
}

TEST(Outcome, KeepsItsCode)
{
    for (const Outcome outcome : all_outcomes())
        EXPECT_EQ(outcome_from(code(outcome)), outcome);
    EXPECT_EQ(outcome_from("something else"), std::nullopt);
}

TEST(Outcome, OfAConferenceInWalesIsAboutTheRegister)
{
    using enum Outcome;
    const auto conference = MeetingType::initial_cp_conference;
    EXPECT_TRUE(offers(conference, Jurisdiction::wales, registered));
    EXPECT_FALSE(offers(conference, Jurisdiction::wales, cp_plan_made));
    EXPECT_TRUE(offers(conference, Jurisdiction::england, cp_plan_made));
    EXPECT_FALSE(offers(conference, Jurisdiction::england, registered));
}

TEST(Outcome, OnlyAReviewEndsAPlan)
{
    for (const MeetingType type : all_meeting_types())
        for (const Jurisdiction jurisdiction : {Jurisdiction::england, Jurisdiction::wales})
            for (const Outcome outcome : outcomes_for(type, jurisdiction))
                EXPECT_EQ(
                    ends_protection_plan(outcome) && type != MeetingType::review_cp_conference,
                    false)
                    << code(type) << ' ' << code(outcome);
}

TEST(Outcome, CanAlwaysBeToAdjourn)
{
    for (const MeetingType type : all_meeting_types())
        EXPECT_TRUE(offers(type, Jurisdiction::england, Outcome::adjourned)) << code(type);
}

TEST(Outcome, OfAFamilyGroupIsWhetherItsPlanIsAgreed)
{
    using enum Outcome;
    EXPECT_TRUE(offers(MeetingType::fgdm_meeting, Jurisdiction::england, family_plan_agreed));
    EXPECT_TRUE(offers(MeetingType::fgdm_meeting, Jurisdiction::england, family_plan_not_agreed));
    EXPECT_FALSE(offers(MeetingType::cin_review, Jurisdiction::england, family_plan_agreed));
}

TEST(Outcome, OfPlanningAnAssessmentIsThatItGoesOnAsPlanned)
{
    EXPECT_TRUE(offers(MeetingType::assessment_planning_meeting,
                       Jurisdiction::wales,
                       Outcome::assessment_planned));
}

TEST(Outcome, OfAClosureIsThatThePlanEndsOrGoesOn)
{
    using enum Outcome;
    const auto closure = MeetingType::step_down_or_closure_meeting;
    EXPECT_TRUE(offers(closure, Jurisdiction::england, plan_ended));
    EXPECT_TRUE(offers(closure, Jurisdiction::england, plan_continued));
    EXPECT_FALSE(offers(closure, Jurisdiction::england, plan_agreed));
}

TEST(AbuseCategory, OfWalesHasFinancialAbuseAsWell)
{
    EXPECT_EQ(abuse_categories(Jurisdiction::england).size(), 5u);
    EXPECT_EQ(abuse_categories(Jurisdiction::wales).size(), 6u);
    EXPECT_EQ(abuse_categories(Jurisdiction::wales).back().code, "FIN");
    EXPECT_EQ(abuse_category_label("NEG"), "Neglect");
    EXPECT_EQ(abuse_category_label("XXX"), "");
}

TEST(Outcome, LeavesAChildWithoutAPlanWhereOneEndsOrNoneBegins)
{
    for (const Outcome none : {Outcome::cp_plan_ended,
                               Outcome::deregistered,
                               Outcome::plan_ended,
                               Outcome::no_cp_plan_early_help,
                               Outcome::no_further_action})
        EXPECT_TRUE(leaves_without_plan(none)) << code(none);
    for (const Outcome some : {Outcome::cp_plan_made,
                               Outcome::cp_plan_continued,
                               Outcome::no_cp_plan_cin,
                               Outcome::remains_registered,
                               Outcome::adjourned})
        EXPECT_FALSE(leaves_without_plan(some)) << code(some);
}

}  // namespace
}  // namespace quorate::core
