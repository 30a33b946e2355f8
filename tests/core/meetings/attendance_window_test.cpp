#include "core/meetings/attendance_window.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

AttendanceWindow part(int from, int until)
{
    return {.from = minutes{from}, .until = minutes{until}};
}

TEST(AnAttendanceWindow, LiesWithinTheMeetingAndLastsAQuarterOfAnHour)
{
    const struct {
        AttendanceWindow window;
        minutes length;
        const char* fault;
    } cases[]{
        {part(0, 50), 120min, ""},
        {part(65, 120), 120min, ""},
        {part(30, 52), 52min, ""},
        {part(-5, 50), 120min, "must come for a part that lies within the meeting"},
        {part(65, 125), 120min, "must come for a part that lies within the meeting"},
        {part(50, 60), 120min, "must come for at least 15 minutes"},
        {part(60, 50), 120min, "must come for at least 15 minutes"},
        {part(3, 50), 120min, "must come and go on multiples of 5 minutes after the start"},
        {part(0, 52), 120min, "must come and go on multiples of 5 minutes after the start"},
    };
    for (const auto& each : cases)
        EXPECT_EQ(window_fault(each.window, each.length).value_or(""), each.fault)
            << each.window.from.count() << "-" << each.window.until.count();
}

TEST(TwoAttendanceWindows, AreApartWithAQuarterOfAnHourBetweenThem)
{
    EXPECT_TRUE(are_apart(part(0, 45), part(60, 120)));
    EXPECT_TRUE(are_apart(part(60, 120), part(0, 45)));
    EXPECT_FALSE(are_apart(part(0, 50), part(60, 120)));
    EXPECT_FALSE(are_apart(part(60, 120), part(0, 50)));
    EXPECT_FALSE(are_apart(part(0, 45), std::nullopt));
    EXPECT_FALSE(are_apart(std::nullopt, std::nullopt));
}

TEST(ASplitMeeting, IsSplitInTheMiddleWithTheGapBetween)
{
    EXPECT_EQ(split_meeting(120min).first, part(0, 50));
    EXPECT_EQ(split_meeting(120min).second, part(65, 120));
    EXPECT_EQ(split_meeting(45min).second, part(30, 45));
    EXPECT_EQ(split_meeting(120min, 80min).first, part(0, 80));
    EXPECT_EQ(split_meeting(120min, 80min).second, part(95, 120));
}

TEST(AnAttendanceWindow, ThatLastsToTheEndStillDoesWhenTheMeetingIsLonger)
{
    EXPECT_EQ(follow_length(part(65, 120), 120min, 150min), part(65, 150));
    EXPECT_EQ(follow_length(part(0, 50), 120min, 150min), part(0, 50));
}

}  // namespace
}  // namespace quorate::core
