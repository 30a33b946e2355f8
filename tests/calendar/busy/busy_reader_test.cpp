#include "calendar/busy/busy_reader.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/named_zones.hpp"

namespace quorate::calendar {
namespace {

// Monday 23 November to Sunday 6 December 2026: London is on UTC.
const core::TimeSpan fortnight{test::at("2026-11-23T00:00:00Z"), test::at("2026-12-07T00:00:00Z")};

BusyReading read(const std::string& components, const core::TimeSpan& stretch = fortnight)
{
    const Scan scan = scan_calendar("BEGIN:VCALENDAR\r\n" + components + "END:VCALENDAR\r\n");
    EXPECT_FALSE(scan.fault);
    return read_busy(scan.calendar, stretch, CalendarZones{scan.calendar, test::named_zone});
}

std::string event(const std::string& lines)
{
    return "BEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

// "1125T10:00-1125T11:00 …"
std::string told(const BusyReading& reading)
{
    const auto moment = [](core::Instant at) {
        const std::string text = core::iso_utc(at);
        return text.substr(5, 2) + text.substr(8, 8);
    };
    std::string all;
    for (const core::TimeSpan& span : reading.busy)
        all += (all.empty() ? "" : " ") + moment(span.from) + "-" + moment(span.until);
    for (int i = 0; i < reading.left_out; ++i)
        all += all.empty() ? "?" : " ?";
    return all;
}

struct Case {
    const char* name;
    std::string given;
    const char* then;
};

const Case cases[] = {
    {"InUtc", event("DTSTART:20261125T100000Z\r\nDTEND:20261125T113000Z"), "1125T10:00-1125T11:30"},
    {"WithADuration", event("DTSTART:20261125T100000Z\r\nDURATION:PT45M"), "1125T10:00-1125T10:45"},
    {"Floating",
     event("DTSTART:20261125T100000\r\nDTEND:20261125T110000"),
     "1125T10:00-1125T11:00"},
    {"InAnotherZone",
     event("DTSTART;TZID=Europe/Paris:20261125T100000\r\nDTEND;TZID=Europe/Paris:20261125T110000"),
     "1125T09:00-1125T10:00"},
    {"InAZoneOfWindows",
     event("DTSTART;TZID=Romance Standard Time:20261125T100000\r\nDURATION:PT1H"),
     "1125T09:00-1125T10:00"},
    {"InAZoneThatNobodyKnows",
     event("DTSTART;TZID=Atlantis:20261125T100000\r\nDURATION:PT1H"),
     "?"},
    {"AllDay", event("DTSTART;VALUE=DATE:20261125"), "1125T00:00-1126T00:00"},
    {"TwoDays",
     event("DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261127"),
     "1125T00:00-1127T00:00"},
    {"Transparent",
     event("DTSTART:20261125T100000Z\r\nDTEND:20261125T110000Z\r\nTRANSP:TRANSPARENT"),
     ""},
    {"ShownAsFree",
     event("DTSTART:20261125T100000Z\r\nDURATION:PT1H\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"),
     ""},
    {"Cancelled", event("DTSTART:20261125T100000Z\r\nDURATION:PT1H\r\nSTATUS:CANCELLED"), ""},
    {"Tentative",
     event("DTSTART:20261125T100000Z\r\nDURATION:PT1H\r\nSTATUS:TENTATIVE"),
     "1125T10:00-1125T11:00"},
    {"WithoutAnEnd", event("DTSTART:20261125T100000Z"), ""},
    {"EndsBeforeItBegins", event("DTSTART:20261125T100000Z\r\nDTEND:20261125T090000Z"), "?"},
    {"WithoutABeginning", event("DTEND:20261125T090000Z"), "?"},
    {"OnADayThatThereIsNot", event("DTSTART:20261131T100000Z\r\nDURATION:PT1H"), "?"},
    {"CutToTheStretch",
     event("DTSTART:20261122T220000Z\r\nDTEND:20261123T080000Z"),
     "1123T00:00-1123T08:00"},
    {"OutsideTheStretch", event("DTSTART:20261207T000000Z\r\nDURATION:PT1H"), ""},
    {"WhatTouchesAsOne",
     event("DTSTART:20261125T100000Z\r\nDURATION:PT1H") +
         event("DTSTART:20261125T110000Z\r\nDURATION:PT1H") +
         event("DTSTART:20261125T101500Z\r\nDURATION:PT15M"),
     "1125T10:00-1125T12:00"},
    {"Weekly",
     event("DTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY"),
     "1124T10:00-1124T11:00 1201T10:00-1201T11:00"},
    {"WeeklySinceSummerOnLondonsClock",
     event("DTSTART;TZID=Europe/London:20260602T100000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY"),
     "1124T10:00-1124T11:00 1201T10:00-1201T11:00"},
    {"WeeklyUntilTheFirst",
     event("DTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;UNTIL=20261124T100000Z"),
     "1124T10:00-1124T11:00"},
    {"FourTimes",
     event("DTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4"),
     "1124T10:00-1124T11:00"},
    {"AllDayEachMonth",
     event("DTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=MONTHLY;BYDAY=-1MO"),
     "1130T00:00-1201T00:00"},
    {"WithoutOneOccurrence",
     event("DTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n"
           "EXDATE:20261117T100000Z,20261124T100000Z"),
     "1201T10:00-1201T11:00"},
    {"WithoutAnOccurrenceByItsDay",
     event("DTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\n"
           "EXDATE;VALUE=DATE:20261124"),
     "1201T10:00-1201T11:00"},
    {"WithOneMore",
     event("DTSTART:20261124T100000Z\r\nDURATION:PT1H\r\nRDATE:20261126T100000Z"),
     "1124T10:00-1124T11:00 1126T10:00-1126T11:00"},
    {"WithAPeriodMore",
     event("DTSTART:20261024T100000Z\r\nDURATION:PT1H\r\n"
           "RDATE;VALUE=PERIOD:20261126T100000Z/PT3H"),
     "1126T10:00-1126T13:00"},
    {"OneOccurrenceMoved",
     event("UID:a\r\nDTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY") +
         event("UID:a\r\nRECURRENCE-ID:20261124T100000Z\r\nDTSTART:20261125T140000Z\r\n"
               "DURATION:PT1H"),
     "1125T14:00-1125T15:00 1201T10:00-1201T11:00"},
    {"OneOccurrenceCancelled",
     event("UID:a\r\nDTSTART:20261103T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY") +
         event("UID:a\r\nRECURRENCE-ID:20261124T100000Z\r\nDTSTART:20261124T100000Z\r\n"
               "DURATION:PT1H\r\nSTATUS:CANCELLED"),
     "1201T10:00-1201T11:00"},
    {"AnotherSeriesMoved",
     event("UID:a\r\nDTSTART:20261124T100000Z\r\nDURATION:PT1H") +
         event("UID:b\r\nRECURRENCE-ID:20261124T100000Z\r\nDTSTART:20261125T140000Z\r\n"
               "DURATION:PT1H"),
     "1124T10:00-1124T11:00 1125T14:00-1125T15:00"},
    {"ARuleThatIsNotFollowed",
     event("DTSTART:20261124T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=HOURLY"),
     "1124T10:00-1124T11:00 ?"},
    {"FreeBusyTime",
     "BEGIN:VFREEBUSY\r\nFREEBUSY:20261125T100000Z/PT1H,20261126T100000Z/20261126T110000Z\r\n"
     "FREEBUSY;FBTYPE=FREE:20261127T100000Z/PT1H\r\n"
     "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261127T120000Z/PT1H\r\nEND:VFREEBUSY\r\n",
     "1125T10:00-1125T11:00 1126T10:00-1126T11:00 1127T12:00-1127T13:00"},
};

class BusyTimes : public testing::TestWithParam<Case> {};

TEST_P(BusyTimes, AreReadFromACalendar)
{
    EXPECT_EQ(told(read(GetParam().given)), GetParam().then);
}

INSTANTIATE_TEST_SUITE_P(Calendar, BusyTimes, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

TEST(BusyReader, CountsADayByLondonsMidnights)
{
    const core::TimeSpan spring{test::at("2027-03-20T00:00:00Z"), test::at("2027-04-03T00:00:00Z")};

    EXPECT_EQ(told(read(event("DTSTART;VALUE=DATE:20270328"), spring)), "0328T00:00-0328T23:00");
}

TEST(BusyReader, KeepsTheClockOfASeriesAcrossTheChange)
{
    const core::TimeSpan spring{test::at("2027-03-20T00:00:00Z"), test::at("2027-04-03T00:00:00Z")};

    const auto reading = read(event("DTSTART;TZID=GMT Standard Time:20270302T100000\r\n"
                                    "DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=TU"),
                              spring);

    EXPECT_EQ(told(reading), "0323T10:00-0323T11:00 0330T09:00-0330T10:00");
}

TEST(BusyReader, RefusesACalendarThatRepeatsWithoutEnd)
{
    std::string many;
    for (int i = 0; i < 1'000; ++i)
        many += event("DTSTART:20200101T100000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY");
    const core::TimeSpan year{test::at("2026-11-23T00:00:00Z"), test::at("2027-11-23T00:00:00Z")};

    const auto reading = read(many, year);

    EXPECT_EQ(reading.fault, CalendarFault::too_much_work);
    EXPECT_TRUE(reading.busy.empty());
}

}  // namespace
}  // namespace quorate::calendar
