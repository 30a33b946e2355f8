#include "server/worker/busy_lines.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

const core::TimeSpan day{test::at("2026-11-25T00:00:00Z"), test::at("2026-11-26T00:00:00Z")};

core::TimeSpan span(const char* from, const char* until)
{
    return {test::at(from), test::at(until)};
}

TEST(BusyLines, ReadBackAsTheyWereWritten)
{
    calendar::BusyReading reading;
    reading.busy = {span("2026-11-25T00:00:00Z", "2026-11-25T10:00:00Z"),
                    span("2026-11-25T23:00:00Z", "2026-11-26T00:00:00Z")};
    reading.left_out = 3;

    const auto again = busy_from_lines(busy_lines(reading), day);

    ASSERT_TRUE(again);
    EXPECT_EQ(again->busy, reading.busy);
    EXPECT_EQ(again->left_out, 3);
    EXPECT_FALSE(again->fault);
}

TEST(BusyLines, CarryAFault)
{
    calendar::BusyReading reading;
    reading.fault = calendar::CalendarFault::too_deep;

    EXPECT_EQ(busy_lines(reading), "fault too_deep\nend\n");
    EXPECT_EQ(busy_from_lines(busy_lines(reading), day)->fault, calendar::CalendarFault::too_deep);
}

TEST(BusyLines, AreBelievedOnlyWhole)
{
    const std::string first = std::to_string(day.from.time_since_epoch().count());
    const std::string last = std::to_string(day.until.time_since_epoch().count());
    ASSERT_TRUE(busy_from_lines("busy " + first + ' ' + last + "\nleft-out 0\nend\n", day));
    for (const std::string& text :
         {std::string{},
          std::string{"end\n"},
          std::string{"left-out 0\n"},
          std::string{"left-out -1\nend\n"},
          std::string{"left-out 0\nend\nmore\n"},
          std::string{"fault bored\nend\n"},
          std::string{"fault too_deep\n"},
          "busy " + first + "\nleft-out 0\nend\n",
          "busy " + last + ' ' + first + "\nleft-out 0\nend\n",
          "busy 0 " + last + "\nleft-out 0\nend\n",
          "busy " + first + ' ' + last + "0\nleft-out 0\nend\n",
          "busy " + first + ' ' + last + "\nbusy " + first + ' ' + last + "\nleft-out 0\nend\n"})
        EXPECT_FALSE(busy_from_lines(text, day)) << text;
}

}  // namespace
}  // namespace quorate::server
