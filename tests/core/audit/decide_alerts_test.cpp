#include "core/audit/decide_alerts.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

ActorCounts of(const std::string& actor)
{
    return {.actor = actor};
}

std::vector<AlertReason> decided(const ActorCounts& counts)
{
    return decide_alerts({counts});
}

TEST(Alerts, AreOfMoreThanTwentyRefusalsInADay)
{
    ActorCounts counts = of("sw");
    counts.refusals = 20;
    EXPECT_TRUE(decided(counts).empty());

    counts.refusals = 21;

    EXPECT_EQ(decided(counts), (std::vector<AlertReason>{{AlertKind::many_refusals, "sw", 21}}));
}

TEST(Alerts, AreOfFarMoreFamiliesThanThePersonUsuallyLooksAt)
{
    ActorCounts counts = of("bs");
    counts.families = 60;
    counts.families_before = {25, 20, 22, 19, 90};
    EXPECT_TRUE(decided(counts).empty()) << "60 is below three times 22";

    counts.families = 67;

    EXPECT_EQ(decided(counts), (std::vector<AlertReason>{{AlertKind::many_families, "bs", 67}}));
}

TEST(Alerts, AreNotOfThirtyFamiliesHoweverFewAreUsual)
{
    ActorCounts counts = of("sw");
    counts.families = 30;
    counts.families_before = {1, 1, 2};
    EXPECT_TRUE(decided(counts).empty());

    counts.families = 31;

    EXPECT_EQ(decided(counts).size(), 1u);
}

TEST(Alerts, AreOfMoreThanFiveAddressesRefusedInAnHour)
{
    ActorCounts counts = of("bs");
    counts.misdirected = 5;
    EXPECT_TRUE(decided(counts).empty());

    counts.misdirected = 6;

    EXPECT_EQ(decided(counts), (std::vector<AlertReason>{{AlertKind::many_misdirected, "bs", 6}}));
}

TEST(Alerts, AreOfAFeedThatAnotherProgramFetchesElsewhere)
{
    ActorCounts counts = of("sw");
    counts.feeds_elsewhere = 1;

    EXPECT_EQ(decided(counts), (std::vector<AlertReason>{{AlertKind::feed_elsewhere, "sw", 1}}));
}

TEST(Alerts, AreOfEveryEmergencyAccessThatNobodyReviewedInTime)
{
    ActorCounts counts = of("sw");
    counts.not_reviewed = 1;

    EXPECT_EQ(decided(counts), (std::vector<AlertReason>{{AlertKind::not_reviewed, "sw", 1}}));
}

TEST(Alerts, AreOfWhoTakesBackInvitationsAgainAndAgain)
{
    ActorCounts counts = of("bs");
    counts.recalls = 5;
    EXPECT_TRUE(decided(counts).empty());

    counts.recalls = 6;

    EXPECT_EQ(decided(counts).front().kind, AlertKind::many_recalls);
}

TEST(Alerts, AreOfAnyAttemptToInviteAnExcludedPerson)
{
    ActorCounts counts = of("bs");
    counts.excluded_attempts = 1;

    EXPECT_EQ(decided(counts).front().kind, AlertKind::excluded_attempt);
}

TEST(Alerts, AreOfMoreThanThreeFamiliesOpenedWithoutAPartInThemInAWeek)
{
    ActorCounts counts = of("cc");
    counts.break_glass = 3;
    EXPECT_TRUE(decided(counts).empty());

    counts.break_glass = 4;

    EXPECT_EQ(decided(counts).front().kind, AlertKind::often_break_glass);
}

TEST(Alerts, AreOfAnyPasskeyThatSeemsToBeCopied)
{
    ActorCounts counts = of("cc");
    counts.copied_passkeys = 1;

    EXPECT_EQ(decided(counts).front().kind, AlertKind::copied_passkey);
}

TEST(Alerts, CanBeSeveralOfOnePerson)
{
    ActorCounts counts = of("sw");
    counts.refusals = 40;
    counts.excluded_attempts = 2;

    EXPECT_EQ(decided(counts).size(), 2u);
}

TEST(Alerts, HaveACodeThatLeadsBackToTheKind)
{
    for (const AlertKind kind : {AlertKind::many_refusals,
                                 AlertKind::many_families,
                                 AlertKind::many_recalls,
                                 AlertKind::excluded_attempt,
                                 AlertKind::often_break_glass,
                                 AlertKind::copied_passkey,
                                 AlertKind::chain_broken})
        EXPECT_EQ(alert_kind_from(code(kind)), kind);
    EXPECT_FALSE(alert_kind_from("no_kind"));
}

TEST(Median, IsTheMiddleOne)
{
    EXPECT_EQ(median({}), 0);
    EXPECT_EQ(median({5}), 5);
    EXPECT_EQ(median({9, 1, 4}), 4);
    EXPECT_EQ(median({1, 9, 4, 5}), 5);
}

}  // namespace
}  // namespace quorate::core
