#include "calendar/ical/handles.hpp"

#include <gtest/gtest.h>

namespace quorate::calendar {
namespace {

TEST(IcalText, EndsItsLinesWithCrLf)
{
    const Component calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};

    EXPECT_EQ(to_text(calendar), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
}

}  // namespace
}  // namespace quorate::calendar
