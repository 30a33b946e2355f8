#include "server/pages/meetings/unusual_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono;

using Sentences = std::vector<std::string>;

core::WorkingCalendar calendar()
{
    return core::WorkingCalendar{{.days = {{test::day("2026-12-25"), "Christmas Day"}},
                                  .known_from = test::day("2026-01-01"),
                                  .known_until = test::day("2027-12-31")},
                                 {{test::day("2026-12-29"), "Offices shut"}}};
}

TEST(UnusualTime, IsNothingOnAWorkingDayBetweenEightAndSix)
{
    for (const minutes start : {minutes{8h}, minutes{13h}, minutes{18h}})
        EXPECT_EQ(unusual_time(calendar(), test::day("2026-12-01"), start), Sentences{});
}

TEST(UnusualTime, NamesTheBankHolidayAndTheClosure)
{
    EXPECT_EQ(unusual_time(calendar(), test::day("2026-12-25"), 10h),
              Sentences{"Friday 25 December 2026 is a bank holiday (Christmas Day)."});
    EXPECT_EQ(unusual_time(calendar(), test::day("2026-12-29"), 10h),
              Sentences{"Tuesday 29 December 2026 is a day on which the council is closed (Offices "
                        "shut)."});
}

TEST(UnusualTime, IsTheNightAndTheWeekend)
{
    EXPECT_EQ(unusual_time(calendar(), test::day("2026-11-28"), 3h + 5min),
              (Sentences{"Saturday 28 November 2026 is at the weekend.",
                         "It starts at 03:05, before 08:00."}));
    EXPECT_EQ(unusual_time(calendar(), test::day("2026-12-01"), 18h + 30min),
              Sentences{"It starts at 18:30, after 18:00."});
}

}  // namespace
}  // namespace quorate::server
