#include "core/preparation/preparation_point.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

using Point = PreparationPoint;

constexpr auto conference = MeetingType::initial_cp_conference;

PreparedFacts child_of(std::optional<int> age)
{
    return {.type = conference, .is_child = true, .age = age};
}

PreparedFacts in_wales(PreparedFacts facts)
{
    facts.jurisdiction = Jurisdiction::wales;
    return facts;
}

PreparedFacts begun(PreparedFacts facts)
{
    facts.has_started = true;
    return facts;
}

PreparedFacts at_a(MeetingType type, PreparedFacts facts)
{
    facts.type = type;
    return facts;
}

PreparedFacts parent()
{
    return {.type = conference, .has_parental_responsibility = true};
}

struct Required {
    const char* name;
    Point point;
    PreparedFacts given;
    bool then_applies;
    bool then_required;
};

const Required requirements[] = {
    {"AdvocateOfAFiveYearOld", Point::advocate, child_of(5), true, true},
    {"NoAdvocateOfAFourYearOldInEngland", Point::advocate, child_of(4), true, false},
    {"AdvocateOfEveryChildInWales", Point::advocate, in_wales(child_of(0)), true, true},
    {"NoAdvocateOfAnUnbornChild", Point::advocate, in_wales(child_of({})), false, false},
    {"NoAdvocateOfAParent", Point::advocate, parent(), false, false},
    {"EachBornChildSeen", Point::seen, child_of(0), true, true},
    {"NoChildSeenBeforeACoreGroup",
     Point::seen,
     at_a(MeetingType::core_group, child_of(8)),
     true,
     false},
    {"ChildSeenBeforeALookedAfterReview",
     Point::seen,
     at_a(MeetingType::lac_review, child_of(8)),
     true,
     true},
    {"NoInterpreterThatNobodyNeeds", Point::interpreter, parent(), true, false},
    {"InterpreterOfWhoNeedsOne",
     Point::interpreter,
     {.type = conference, .needs_interpreter = true},
     true,
     true},
    {"ConsentOfAParent", Point::sharing, parent(), true, true},
    {"NoConsentOfAGrandparent", Point::sharing, {.type = conference}, true, false},
    {"NoConsentOfAChild", Point::sharing, child_of(12), false, false},
    {"ParticipationOnceBegun", Point::participation, begun(child_of(2)), true, true},
    {"NoParticipationBefore", Point::participation, child_of(12), true, false},
    {"NoParticipationAtACoreGroup",
     Point::participation,
     at_a(MeetingType::core_group, begun(child_of(12))),
     false,
     false},
};

class RequiredPoints : public testing::TestWithParam<Required> {};

TEST_P(RequiredPoints, FollowThePersonAndTheMeeting)
{
    const Required& c = GetParam();

    EXPECT_EQ(applies(c.point, c.given), c.then_applies);
    EXPECT_EQ(is_required(c.point, c.given), c.then_required);
}

INSTANTIATE_TEST_SUITE_P(, RequiredPoints, testing::ValuesIn(requirements), [](const auto& test) {
    return test.param.name;
});

TEST(ParticipationCode, IsPN0ForThoseUnderFourAndForNobodyElse)
{
    for (const AnswerRule& rule : answer_rules()) {
        if (rule.point != Point::participation) continue;
        const bool is_pn0 = rule.code == "PN0";
        EXPECT_EQ(fits_age(rule.answer, 3), is_pn0) << rule.code;
        EXPECT_EQ(fits_age(rule.answer, 4), !is_pn0) << rule.code;
    }
}

TEST(Views, AreAskedOfChildrenFromFourAndOfParents)
{
    EXPECT_FALSE(are_views_required(child_of({})));
    EXPECT_FALSE(are_views_required(child_of(3)));
    EXPECT_TRUE(are_views_required(child_of(4)));
    EXPECT_TRUE(are_views_required(parent()));
    EXPECT_FALSE(are_views_required({.type = conference}));
    EXPECT_FALSE(are_views_required(at_a(MeetingType::strategy_discussion, child_of(9))));
}

struct Open {
    const char* name;
    Point point;
    PreparedFacts given;
    std::optional<PreparationAnswer> settled;
    bool approved;
    const char* then;
};

const Open states[] = {
    {"NothingRecorded", Point::advocate, child_of(8), {}, false, "whether an advocate was offered"},
    {"OfferedWithoutAnAnswer",
     Point::advocate,
     child_of(8),
     PreparationAnswer::advocate_offered,
     false,
     "whether they take up the advocate"},
    {"DeclinedIsSettled",
     Point::advocate,
     child_of(8),
     PreparationAnswer::advocate_declined,
     false,
     ""},
    {"NotOfferedInEnglandIsSettled",
     Point::advocate,
     child_of(8),
     PreparationAnswer::advocate_not_offered,
     false,
     ""},
    {"NotOfferedInWalesIsOpen",
     Point::advocate,
     in_wales(child_of(8)),
     PreparationAnswer::advocate_not_offered,
     false,
     "whether an advocate was offered"},
    {"RefusedInterpreterWaits",
     Point::interpreter,
     {.type = conference},
     PreparationAnswer::interpreter_refused,
     false,
     "a team manager has to approve what is recorded about: Interpreter"},
    {"InterpreterNeededAfterAllIsOpen",
     Point::interpreter,
     {.type = conference, .needs_interpreter = true},
     PreparationAnswer::interpreter_not_needed,
     false,
     "whether an interpreter comes"},
    {"ApprovedInterpreterIsSettled",
     Point::interpreter,
     {.type = conference, .needs_interpreter = true},
     PreparationAnswer::interpreter_refused,
     true,
     ""},
    {"SharingWithoutConsentWaits",
     Point::sharing,
     parent(),
     PreparationAnswer::shared_without_consent,
     false,
     "a team manager has to approve what is recorded about: Sharing information"},
};

class OpenPoints : public testing::TestWithParam<Open> {};

TEST_P(OpenPoints, SayWhatIsStillMissing)
{
    const Open& c = GetParam();
    SettledPoint settled;
    if (c.settled) settled.answer = *c.settled;
    if (c.approved) settled.approved_by = UserId{"manager-1"};

    EXPECT_EQ(still_open(c.point, c.given, c.settled ? &settled : nullptr), c.then);
}

INSTANTIATE_TEST_SUITE_P(, OpenPoints, testing::ValuesIn(states), [](const auto& test) {
    return test.param.name;
});

TEST(PreparationCodes, LeadBackToWhatTheyStandFor)
{
    for (const AnswerRule& rule : answer_rules()) {
        EXPECT_EQ(preparation_answer_from(rule.code), rule.answer);
        EXPECT_EQ(code(rule.answer), rule.code);
    }
    for (const PreparationPoint point : all_preparation_points())
        EXPECT_EQ(preparation_point_from(code(point)), point);
    EXPECT_EQ(preparation_answer_from("PN8"), std::nullopt);
    EXPECT_EQ(preparation_point_from(""), std::nullopt);
}

}  // namespace
}  // namespace quorate::core
