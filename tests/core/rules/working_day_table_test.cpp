#include <gtest/gtest.h>

#include "core/rules/bank_holidays.hpp"
#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;
using test::day;

// Every day of the shipped years and every count up to 60, against the loop that the law's wording
// describes: go on a day at a time and count the days that are worked.
TEST(WorkingDayTable, AgreesWithCountingDayByDayFrom2015To2028)
{
    const WorkingCalendar& calendar = shipped_calendars().national;
    for (Date from = day("2015-01-01"); from <= day("2028-12-31"); from += days{1}) {
        Date later = from;
        Date earlier = from;
        for (int n = 1; n <= 60; ++n) {
            do
                later += days{1};
            while (!calendar.is_working_day(later));
            do
                earlier -= days{1};
            while (!calendar.is_working_day(earlier));

            ASSERT_EQ(calendar.advance(from, WorkingDays{n}), later) << iso(from) << " + " << n;
            ASSERT_EQ(calendar.retreat(from, WorkingDays{n}), earlier) << iso(from) << " - " << n;
            ASSERT_EQ(calendar.count_between(from, later), WorkingDays{n}) << iso(from);
            ASSERT_EQ(calendar.count_between(from, earlier), WorkingDays{-n}) << iso(from);
        }
    }
}

}  // namespace
}  // namespace quorate::core
