#include "calendar/own/own_free_busy.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::calendar {
namespace {

const core::TimeSpan day{test::at("2026-12-02T00:00:00Z"), test::at("2026-12-03T00:00:00Z")};

TEST(OwnFreeBusy, JoinsWhatTouchesAndLeavesOutWhatIsOutside)
{
    const std::string text =
        own_free_busy_text(day,
                           {{test::at("2026-12-02T14:00:00Z"), test::at("2026-12-02T15:00:00Z")},
                            {test::at("2026-12-02T09:00:00Z"), test::at("2026-12-02T10:00:00Z")},
                            {test::at("2026-12-02T10:00:00Z"), test::at("2026-12-02T11:30:00Z")},
                            {test::at("2026-12-02T23:00:00Z"), test::at("2026-12-03T02:00:00Z")},
                            {test::at("2026-12-04T09:00:00Z"), test::at("2026-12-04T10:00:00Z")}},
                           test::at("2026-11-23T10:00:00Z"));

    EXPECT_EQ(text,
              "BEGIN:VCALENDAR\r\nPRODID:-//Quorate//Meetings//EN\r\nVERSION:2.0\r\n"
              "BEGIN:VFREEBUSY\r\nDTSTAMP:20261123T100000Z\r\nDTSTART:20261202T000000Z\r\n"
              "DTEND:20261203T000000Z\r\n"
              "FREEBUSY;FBTYPE=BUSY:20261202T090000Z/20261202T113000Z\r\n"
              "FREEBUSY;FBTYPE=BUSY:20261202T140000Z/20261202T150000Z\r\n"
              "FREEBUSY;FBTYPE=BUSY:20261202T230000Z/20261203T000000Z\r\n"
              "END:VFREEBUSY\r\nEND:VCALENDAR\r\n");
}

TEST(OwnFreeBusy, OfSomebodyWhoHasTimeSaysSoByNamingNone)
{
    const std::string text = own_free_busy_text(day, {}, day.from);

    EXPECT_EQ(text.find("FREEBUSY;"), std::string::npos) << text;
    EXPECT_NE(text.find("BEGIN:VFREEBUSY\r\n"), std::string::npos);
}

}  // namespace
}  // namespace quorate::calendar
