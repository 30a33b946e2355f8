#include "core/meetings/reminders.hpp"

#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::at;
using test::day;

const WorkingCalendar& worked()
{
    static const WorkingCalendar calendar{shipped_bank_holidays()};
    return calendar;
}

struct Case {
    const char* name;
    const char* given_start;
    int given_days;
    const char* then_from;
    const char* then_until;
};

const Case cases[] = {
    {"CountsWorkingDays", "2026-11-25T10:00", 1, "2026-11-24T09:00:00Z", "2026-11-24T17:00:00Z"},
    {"SkipsAWeekend", "2026-11-25T10:00", 5, "2026-11-18T09:00:00Z", "2026-11-18T17:00:00Z"},
    {"SkipsChristmasAndItsSubstitute",
     "2026-12-29T08:00",
     1,
     "2026-12-24T09:00:00Z",
     "2026-12-24T17:00:00Z"},
    {"CrossesEaster", "2027-03-31T10:00", 5, "2027-03-22T09:00:00Z", "2027-03-22T17:00:00Z"},
    {"IsOnAFridayForASaturday",
     "2026-11-28T10:00",
     1,
     "2026-11-27T09:00:00Z",
     "2026-11-27T17:00:00Z"},
    {"LeavesBeforeTheClocksGoForward",
     "2026-03-30T10:00",
     1,
     "2026-03-27T09:00:00Z",
     "2026-03-27T17:00:00Z"},
    {"LeavesAfterTheClocksWentForward",
     "2026-03-31T10:00",
     1,
     "2026-03-30T08:00:00Z",
     "2026-03-30T16:00:00Z"},
    {"LeavesBeforeTheClocksGoBack",
     "2026-10-26T10:00",
     1,
     "2026-10-23T08:00:00Z",
     "2026-10-23T16:00:00Z"},
    {"LeavesAfterTheClocksWentBack",
     "2026-10-27T10:00",
     1,
     "2026-10-26T09:00:00Z",
     "2026-10-26T17:00:00Z"},
};

class TimeOfAReminder : public testing::TestWithParam<Case> {};

TEST_P(TimeOfAReminder, IsInTheWorkingHoursOfOneDay)
{
    const Case& c = GetParam();

    const ReminderTime time = reminder_time(worked(), at(c.given_start), {c.given_days});

    EXPECT_EQ(iso_utc(time.from), c.then_from);
    EXPECT_EQ(iso_utc(time.until), c.then_until);
}

INSTANTIATE_TEST_SUITE_P(Reminders,
                         TimeOfAReminder,
                         testing::ValuesIn(cases),
                         [](const auto& test) { return test.param.name; });

TEST(Reminders, FollowTheClosuresOfTheAuthority)
{
    const WorkingCalendar shut{shipped_bank_holidays(), {{day("2026-11-24"), "Move of offices"}}};

    EXPECT_EQ(reminder_time(shut, at("2026-11-25T10:00"), {1}).from, at("2026-11-23T09:00"));
}

// Asked from both sides: what is due at ten on a day is what has its time then.
TEST(RemindedStarts, AreThoseOfTheMeetingsWhoseTimeItIs)
{
    const Date first = day("2026-03-20");
    for (Date today = first; today < day("2027-04-10"); today += days{1})
        for (const WorkingDays before : reminder_days) {
            const Instant now = london_instant(today + 10h);
            const auto starts = reminded_starts(worked(), now, before);
            for (int ahead = 0; ahead <= 14; ++ahead)
                for (const hours hour : {0h, 8h, 23h}) {
                    const Instant start = london_instant(today + days{ahead} + hour);
                    const ReminderTime time = reminder_time(worked(), start, before);
                    const bool is_now = time.from <= now && now < time.until;
                    const bool is_found = starts && starts->from <= start && start < starts->until;
                    ASSERT_EQ(is_found, is_now) << iso(today) << " " << ahead;
                }
        }
}

TEST(RemindedStarts, AreNoneAtNightAndOnDaysOff)
{
    for (const char* moment :
         {"2026-11-24T08:59:59", "2026-11-24T17:00", "2026-11-22T10:00", "2026-12-25T10:00"})
        EXPECT_FALSE(reminded_starts(worked(), at(moment), {1})) << moment;
    EXPECT_TRUE(reminded_starts(worked(), at("2026-11-24T09:00"), {1}));
    EXPECT_TRUE(reminded_starts(worked(), at("2026-11-24T16:59:59"), {1}));
}

const ReminderTime time_1{at("2026-11-24T09:00"), at("2026-11-24T17:00")};

SeatToRemind seat(Reply reply)
{
    return {.reply = reply, .told_at = time_1.from - 48h};
}

TEST(Reminders, GoToThoseWhoHaveNotReplied)
{
    const ReminderPolicy usual;
    EXPECT_TRUE(is_reminded(usual, seat(Reply::none), time_1));
    for (const Reply reply : all_replies())
        EXPECT_FALSE(is_reminded(usual, seat(reply), time_1)) << code(reply);
}

TEST(Reminders, GoToWhomThePolicySays)
{
    const ReminderPolicy coming{.whom = Reminds::not_declined};
    const ReminderPolicy all{.whom = Reminds::all};
    for (const Reply reply : {Reply::none, Reply::attend, Reply::remote}) {
        EXPECT_TRUE(is_reminded(coming, seat(reply), time_1)) << code(reply);
        EXPECT_TRUE(is_reminded(all, seat(reply), time_1)) << code(reply);
    }
    for (const Reply reply : {Reply::deputy, Reply::report_only}) {
        EXPECT_FALSE(is_reminded(coming, seat(reply), time_1)) << code(reply);
        EXPECT_TRUE(is_reminded(all, seat(reply), time_1)) << code(reply);
    }
}

TEST(Reminders, NeverGoToWhoDeclinedOrWasRemoved)
{
    for (const Reminds whom : {Reminds::not_replied, Reminds::not_declined, Reminds::all}) {
        const ReminderPolicy policy{.whom = whom};
        EXPECT_FALSE(is_reminded(policy, seat(Reply::cannot_come), time_1));
        EXPECT_FALSE(is_reminded(policy, seat(Reply::wrong_person), time_1));
        SeatToRemind removed = seat(Reply::none);
        removed.is_removed = true;
        EXPECT_FALSE(is_reminded(policy, removed, time_1));
    }
}

TEST(Reminders, DoNotWaitForTheChair)
{
    SeatToRemind chair = seat(Reply::none);
    chair.is_chair = true;
    EXPECT_FALSE(is_reminded({}, chair, time_1));
    EXPECT_TRUE(is_reminded({.whom = Reminds::not_declined}, chair, time_1));
}

TEST(Reminders, LeaveOutWhoWasToldOfTheMeetingLaterOrNever)
{
    SeatToRemind late = seat(Reply::none);
    late.told_at = time_1.from;
    EXPECT_FALSE(is_reminded({}, late, time_1));
    late.told_at = time_1.from - 1s;
    EXPECT_TRUE(is_reminded({}, late, time_1));
    late.told_at.reset();
    EXPECT_FALSE(is_reminded({}, late, time_1));
}

TEST(Reminders, AreFiveDaysAndOneBeforeUnlessThePolicySaysOtherwise)
{
    EXPECT_TRUE(reminds_at({}, WorkingDays{5}));
    EXPECT_TRUE(reminds_at({}, WorkingDays{1}));
    EXPECT_FALSE(reminds_at({}, WorkingDays{2}));
    EXPECT_FALSE(reminds_at({.before = {WorkingDays{2}}}, WorkingDays{5}));
}

TEST(Reminders, AreNotOfStrategyDiscussionsUnlessThePolicySaysSo)
{
    const MeetingType discussion = MeetingType::strategy_discussion;
    EXPECT_FALSE(reminds_of({}, discussion));
    EXPECT_TRUE(reminds_of({.of_strategy_discussions = true}, discussion));
    EXPECT_TRUE(reminds_of({}, MeetingType::core_group));
}

}  // namespace
}  // namespace quorate::core
