#include "core/scheduling/search_window.hpp"

#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono;
using test::at;
using test::day;

constexpr auto conference = MeetingType::initial_cp_conference;

CaseDueDate limit(const char* last_day)
{
    return {.counted_from = day("2026-11-05"),
            .rule_id = "eng-icpc-15wd",
            .limit_date = day(last_day),
            .schedule_by = day(last_day)};
}

Result<SearchWindow> window(Instant now,
                            const std::optional<CaseDueDate>& due,
                            SearchFrom from = SearchFrom::usual,
                            MeetingType type = conference)
{
    const NamedDays closures{{day("2026-11-24"), "Training day"}};
    return search_window(calendars_with(shipped_bank_holidays(), closures), now, type, due, from);
}

TEST(TheSearchWindow, HasTheWorkingDaysFromTheNextOneToTheLast)
{
    const auto found = window(at("2026-11-20T09:00"), limit("2026-11-26"));

    ASSERT_TRUE(found);
    EXPECT_EQ(found->days, (std::vector{day("2026-11-23"), day("2026-11-25"), day("2026-11-26")}));
    EXPECT_EQ(found->days_to_spare, (std::vector{2, 1, 0}));
    EXPECT_EQ(found->day_numbers, (std::vector{12, 14, 15}));
    EXPECT_EQ(found->limit_days, 15);
    EXPECT_EQ(found->earliest, CivilTime{day("2026-11-23")});
}

TEST(TheSearchWindow, OfAStrategyDiscussionBeginsInHalfAnHour)
{
    const auto found = window(
        at("2026-11-20T09:00"), std::nullopt, SearchFrom::usual, MeetingType::strategy_discussion);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->days.front(), day("2026-11-20"));
    EXPECT_EQ(found->earliest, day("2026-11-20") + 9h + 30min);
}

TEST(TheSearchWindow, OfAMeetingToBeHeldAgainEndsWhereThatHasToBe)
{
    const auto calendars = calendars_with(shipped_bank_holidays());
    const auto until = [&](const char* last) {
        return search_window(calendars,
                             at("2026-11-20T09:00"),
                             conference,
                             limit("2026-12-10"),
                             SearchFrom::usual,
                             {},
                             day(last));
    };

    ASSERT_TRUE(until("2026-11-26"));
    EXPECT_EQ(until("2026-11-26")->days.back(), day("2026-11-26"));
    EXPECT_EQ(until("2026-11-26")->days_to_spare.back(), 0);
    EXPECT_EQ(until("2026-11-26")->again_by, day("2026-11-26"));
    EXPECT_EQ(until("2026-12-30")->days.back(), day("2026-12-10"));
    EXPECT_EQ(until("2026-12-30")->again_by, std::nullopt);
    EXPECT_EQ(until("2026-11-19")->days.back(), day("2026-12-10")) << "that has passed";
    EXPECT_EQ(until("2026-11-19")->days_to_spare.back(), 0);
}

TEST(TheSearchWindow, IsThirtyWorkingDaysWithoutALimit)
{
    const auto found = window(at("2026-11-20T09:00"), std::nullopt);

    ASSERT_TRUE(found);
    EXPECT_EQ(found->days.size(), 30u);
    EXPECT_TRUE(found->days_to_spare.empty());
    EXPECT_TRUE(found->day_numbers.empty());
}

TEST(TheSearchWindow, IsRefusedOnceTheLastDayIsPastOrToday)
{
    struct Row {
        const char* last_day;
        const char* sentence;
    };
    for (const auto& [last_day, sentence] :
         {Row{"2026-11-19",
              "The last day on which it could be held, Thursday 19 November 2026, has passed. Look "
              "for a time after it, which a manager has to allow for a reason"},
          Row{"2026-11-20",
              "It is too late to find a time on or before the last day, Friday 20 November 2026. "
              "Look for a time after it, which a manager has to allow for a reason"}}) {
        const auto found = window(at("2026-11-20T09:00"), limit(last_day));
        ASSERT_FALSE(found) << last_day;
        EXPECT_EQ(found.error().refusal, Refusal::past_limit);
        EXPECT_EQ(found.error().fields, (std::vector<FieldError>{{"last_day", sentence}}));
    }
}

TEST(TheSearchWindow, AfterTheLastDayBeginsOnTheNextWorkingDay)
{
    const auto ahead =
        window(at("2026-11-20T09:00"), limit("2026-11-26"), SearchFrom::after_last_day);
    ASSERT_TRUE(ahead);
    EXPECT_TRUE(ahead->is_after_last_day);
    EXPECT_EQ(ahead->days.front(), day("2026-11-27"));
    EXPECT_EQ(ahead->days.size(), 15u);
    EXPECT_EQ(ahead->days_to_spare.front(), -1);

    const auto long_past =
        window(at("2026-11-20T09:00"), limit("2026-11-02"), SearchFrom::after_last_day);
    ASSERT_TRUE(long_past);
    EXPECT_EQ(long_past->days.front(), day("2026-11-23"));
}

TEST(TheSearchWindow, OfALimitInHoursEndsAtItsMoment)
{
    CaseDueDate due = limit("2026-11-23");
    due.limit_at = at("2026-11-23T14:00");
    const auto found =
        window(at("2026-11-23T09:00"), due, SearchFrom::usual, MeetingType::strategy_discussion);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->latest_start, day("2026-11-23") + 14h);

    EXPECT_FALSE(
        window(at("2026-11-23T14:30"), due, SearchFrom::usual, MeetingType::strategy_discussion));
}

TEST(TheSearchWindow, OfWhatIsRepeatedBeginsTwentyWorkingDaysBeforeTheLastUnlessAsked)
{
    const auto review = MeetingType::review_cp_conference;
    const auto due = limit("2027-02-17");
    const auto usual = window(at("2026-11-20T09:00"), due, SearchFrom::usual, review);
    ASSERT_TRUE(usual);
    EXPECT_EQ(usual->days.front(), day("2027-01-20"));
    EXPECT_EQ(usual->days_to_spare.front(), 20);
    EXPECT_TRUE(usual->is_cut);

    const auto soonest = window(at("2026-11-20T09:00"), due, SearchFrom::soonest, review);
    ASSERT_TRUE(soonest);
    EXPECT_EQ(soonest->days.front(), day("2026-11-23"));
    EXPECT_FALSE(soonest->is_cut);

    const auto conferences = window(at("2026-11-20T09:00"), due, SearchFrom::usual, conference);
    ASSERT_TRUE(conferences);
    EXPECT_EQ(conferences->days.front(), day("2026-11-23"));

    const auto near = window(at("2027-02-10T09:00"), due, SearchFrom::usual, review);
    ASSERT_TRUE(near);
    EXPECT_EQ(near->days.front(), day("2027-02-11"));
    EXPECT_FALSE(near->is_cut);
}

}  // namespace
}  // namespace quorate::core
