#include "core/minutes/record_clock.hpp"

#include <gtest/gtest.h>

#include "core/dates/date_text.hpp"
#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

const Date wednesday = test::day("2026-11-25");

WorkingCalendar local()
{
    return calendars_with(shipped_bank_holidays()).local;
}

struct Case {
    const char* name;
    MeetingType given_type;
    Jurisdiction given_jurisdiction;
    const char* then_last_day;
};

const Case cases[] = {
    {"AConferenceInEnglandFifteen",
     MeetingType::initial_cp_conference,
     Jurisdiction::england,
     "2026-12-16"},
    {"AConferenceInWalesTwenty",
     MeetingType::review_cp_conference,
     Jurisdiction::wales,
     "2026-12-23"},
    {"AStrategyDiscussionOne",
     MeetingType::strategy_discussion,
     Jurisdiction::england,
     "2026-11-26"},
    {"ACoreGroupTen", MeetingType::core_group, Jurisdiction::england, "2026-12-09"},
    {"AnyOtherFifteen", MeetingType::cin_review, Jurisdiction::england, "2026-12-16"},
};

class UsualRecord : public testing::TestWithParam<Case> {};

TEST_P(UsualRecord, IsSentInSoManyWorkingDays)
{
    const Case& c = GetParam();

    const auto standing = record_standing({.type = c.given_type, .held_on = wednesday},
                                          usual_record_policy(c.given_jurisdiction),
                                          local(),
                                          test::at("2026-11-25T12:00"));

    EXPECT_EQ(iso(standing.last_day), c.then_last_day);
    EXPECT_FALSE(standing.by_rule);
}

INSTANTIATE_TEST_SUITE_P(, UsualRecord, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(RecordPolicy, HasWalesTakeFiveDaysOverTheSummaryAndEnglandOneOverTheLetter)
{
    EXPECT_EQ(usual_record_policy(Jurisdiction::england).letter, WorkingDays{1});
    EXPECT_EQ(usual_record_policy(Jurisdiction::wales).letter, WorkingDays{5});
    EXPECT_EQ(usual_record_policy(Jurisdiction::wales).corrections, WorkingDays{10});
    EXPECT_EQ(usual_record_policy(Jurisdiction::england), RecordPolicy{});
}

RecordStanding standing_at(const char* now, RecordFacts facts, int correction_days = 10)
{
    RecordPolicy policy;
    policy.corrections = {correction_days};
    facts.held_on = wednesday;
    return record_standing(facts, policy, local(), test::at(now));
}

TEST(RecordStanding, GoesFromNothingToFinalByWhatHappened)
{
    RecordFacts facts{.type = MeetingType::initial_cp_conference};
    EXPECT_EQ(standing_at("2026-11-25T12:00", facts).state, RecordState::missing);
    facts.has_words = true;
    EXPECT_EQ(standing_at("2026-11-26T12:00", facts).state, RecordState::draft);
    facts.agreed_at = test::at("2026-11-27T09:00");
    EXPECT_EQ(standing_at("2026-11-27T12:00", facts).state, RecordState::agreed);
    facts.copies_due = 3;
    facts.copies_left = 1;
    EXPECT_EQ(standing_at("2026-11-27T13:00", facts).state, RecordState::sent_in_part);
    EXPECT_FALSE(standing_at("2026-11-27T13:00", facts).sent_on);
    facts.all_sent_at = test::at("2026-11-27T15:00");
    EXPECT_EQ(standing_at("2026-11-27T16:00", facts).state, RecordState::circulated);
    EXPECT_EQ(standing_at("2026-12-11T23:00", facts).state, RecordState::circulated);
    EXPECT_EQ(standing_at("2026-12-12T00:30", facts).state, RecordState::final_record);
}

TEST(RecordStanding, SaysUntilWhenCorrectionsCanBeAskedFor)
{
    const RecordFacts sent{.type = MeetingType::core_group,
                           .all_sent_at = test::at("2026-11-27T15:00")};

    EXPECT_EQ(standing_at("2026-12-01T09:00", sent).corrections_until, test::day("2026-12-11"));
    EXPECT_FALSE(standing_at("2026-12-01T09:00", sent, 0).corrections_until);
    EXPECT_EQ(standing_at("2026-11-27T15:01", sent, 0).state, RecordState::final_record);
}

TEST(RecordStanding, CountsWhatIsLeftUntilItIsSentAndThenStops)
{
    RecordFacts facts{.type = MeetingType::core_group, .has_words = true};
    EXPECT_EQ(standing_at("2026-12-04T09:00", facts).left.working_days, 3);
    EXPECT_TRUE(standing_at("2026-12-10T09:00", facts).left.is_late);
    facts.all_sent_at = test::at("2026-12-09T09:00");
    EXPECT_FALSE(standing_at("2026-12-31T09:00", facts).left.is_late);
}

TEST(RecordStanding, FollowsTheLimitOfARuleWhereOneRuns)
{
    const auto standing =
        standing_at("2026-11-26T09:00",
                    {.type = MeetingType::initial_cp_conference, .limit = test::day("2026-12-09")});

    EXPECT_TRUE(standing.by_rule);
    EXPECT_EQ(iso(standing.last_day), "2026-12-09");
}

TEST(RecordStanding, IsAnAlarmForACoreGroupWithoutAWordTheDayAfter)
{
    RecordFacts facts{.type = MeetingType::core_group};
    EXPECT_FALSE(standing_at("2026-11-25T23:00", facts).is_alarm);
    EXPECT_TRUE(standing_at("2026-11-26T00:30", facts).is_alarm);
    facts.has_words = true;
    EXPECT_FALSE(standing_at("2026-11-26T00:30", facts).is_alarm);
    EXPECT_FALSE(
        standing_at("2026-11-26T00:30", {.type = MeetingType::review_cp_conference}).is_alarm);
}

}  // namespace
}  // namespace quorate::core
