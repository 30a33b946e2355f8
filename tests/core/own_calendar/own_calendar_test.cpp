#include <gtest/gtest.h>

#include "core/own_calendar/calendar_changes.hpp"
#include "core/own_calendar/own_calendars.hpp"

namespace quorate::core {
namespace {

TEST(OwnCalendar, KnowsEachCalendarByItsCode)
{
    for (const auto each : {OwnCalendar::meetings, OwnCalendar::actions, OwnCalendar::busy})
        EXPECT_EQ(own_calendar_from(code(each)), each);
    EXPECT_FALSE(own_calendar_from("rooms"));
}

TEST(OwnCalendar, ReadsHowFarItIsFromTheFirstWords)
{
    EXPECT_EQ(percent_of("50% done. Rang the school"), 50);
    EXPECT_EQ(percent_of("5% done"), 5);
    EXPECT_EQ(percent_of("Rang the school, 50% done"), 0);
    EXPECT_EQ(percent_of("500% done"), 0);
    EXPECT_EQ(percent_of(""), 0);
}

TEST(CalendarChanges, AreWhatIsNewWhatChangedAndWhatIsGone)
{
    const OwnCalendarChanges known{.state = {.nonce = "n", .number = 7},
                                   .members = {{"changed", "1", 1, false},
                                               {"gone", "1", 2, false},
                                               {"long-gone", "1", 3, true},
                                               {"same", "1", 4, false},
                                               {"was-gone", "1", 5, true}}};

    const auto found =
        calendar_changes(known, {{"changed", "2"}, {"same", "1"}, {"new", "1"}, {"was-gone", "1"}});

    EXPECT_EQ(found,
              (std::vector<CalendarMember>{{"changed", "2", 8, false},
                                           {"new", "1", 9, false},
                                           {"was-gone", "1", 10, false},
                                           {"gone", "1", 11, true}}));
}

}  // namespace
}  // namespace quorate::core
