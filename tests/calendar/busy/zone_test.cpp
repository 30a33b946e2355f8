#include "calendar/busy/zone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/named_zones.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

ScannedCalendar with_zone(const std::string& vtimezone)
{
    return scan_calendar("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\n" + vtimezone +
                         "END:VTIMEZONE\nEND:VCALENDAR\n")
        .calendar;
}

core::CivilTime civil(year_month_day date, seconds clock)
{
    return local_days{date} + clock;
}

const std::string outlooks_own =
    "TZID:Our office\n"
    "BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\n"
    "BEGIN:DAYLIGHT\nDTSTART:16010101T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\n";

TEST(CalendarZones, KnowTheNamesThatProgramsWrite)
{
    const std::pair<const char*, const char*> names[] = {
        {"Europe/London", "Europe/London"},
        {"GMT Standard Time", "Europe/London"},
        {"/freeassociation.sourceforge.net/Europe/London", "Europe/London"},
        {"/citadel.org/20260101_1/Europe/London", "Europe/London"},
        {"Romance Standard Time", "Europe/Paris"},
        {"America/Argentina/Ushuaia", "America/Argentina/Ushuaia"},
    };
    for (const auto& [tzid, name] : names)
        EXPECT_THAT(names_of_zone(tzid), testing::Contains(std::string{name})) << tzid;
    EXPECT_THAT(names_of_zone("../../etc/passwd"),
                testing::Not(testing::Contains(testing::HasSubstr(".."))));
    EXPECT_THAT(names_of_zone(std::string(1000, 'x')), testing::IsEmpty());
}

TEST(CalendarZones, TrustADatabasesNameMoreThanTheCalendarsOwnWords)
{
    const CalendarZones zones{
        with_zone("TZID:Europe/London\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                  "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\n"),
        test::named_zone};

    EXPECT_EQ((*zones.find("Europe/London"))(test::at("2026-07-01T12:00:00Z")), hours{1});
}

TEST(CalendarZones, ReadAVtimezoneWhoseNameNobodyKnows)
{
    const CalendarZones zones{with_zone(outlooks_own), test::named_zone};
    const auto office = zones.find("Our office");

    ASSERT_TRUE(office);
    for (core::Instant at = test::at("2026-01-01T00:00:00Z"); at < test::at("2028-01-01T00:00:00Z");
         at += minutes{30})
        ASSERT_EQ((*office)(at), core::london_offset(at)) << core::iso_utc(at);
    EXPECT_FALSE(zones.find("Somebody else's office"));
}

TEST(CalendarZones, RefuseAVtimezoneThatChangesEverySecond)
{
    const CalendarZones zones{with_zone("TZID:Hostile\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
                                        "TZOFFSETFROM:+0000\nTZOFFSETTO:+0100\n"
                                        "RRULE:FREQ=SECONDLY\nEND:STANDARD\n"),
                              test::named_zone};

    EXPECT_FALSE(zones.find("Hostile"));
}

TEST(CalendarZones, ReadTimesThatAreSkippedOrComeTwiceAsTheStandardAsks)
{
    const ZoneOffset paris = *test::named_zone("Europe/Paris");

    EXPECT_EQ(instant_in(paris, civil(2027y / 3 / 28, 2h + 30min)),
              test::at("2027-03-28T01:30:00Z"));
    EXPECT_EQ(instant_in(paris, civil(2026y / 10 / 25, 2h + 30min)),
              test::at("2026-10-25T00:30:00Z"));
    EXPECT_EQ(instant_in(paris, civil(2026y / 10 / 25, 3h)), test::at("2026-10-25T02:00:00Z"));
    for (core::CivilTime each = civil(2026y / 10 / 24, 0h); each < civil(2026y / 10 / 27, 0h);
         each += minutes{10})
        ASSERT_EQ(instant_in(london_zone(), each), core::london_instant(each));
    for (core::CivilTime each = civil(2027y / 3 / 27, 0h); each < civil(2027y / 3 / 30, 0h);
         each += minutes{10})
        ASSERT_EQ(instant_in(london_zone(), each), core::london_instant(each));
}

}  // namespace
}  // namespace quorate::calendar
