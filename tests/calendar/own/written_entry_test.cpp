#include "calendar/own/written_entry.hpp"

#include <gtest/gtest.h>

#include "calendar/own/own_entries.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/named_zones.hpp"

namespace quorate::calendar {
namespace {

const core::TimeSpan year{test::at("2026-11-22T00:00:00Z"), test::at("2027-11-23T00:00:00Z")};

WrittenEntry read(const std::string& lines, WrittenTo where = WrittenTo::busy)
{
    const auto keep = where == WrittenTo::busy ? Keep::times : Keep::own_entry;
    const Scan scan = scan_calendar("BEGIN:VCALENDAR\r\n" + lines + "END:VCALENDAR\r\n", {}, keep);
    return read_written_entry(
        scan.calendar, where, year, CalendarZones{scan.calendar, test::named_zone});
}

std::string event(const std::string& lines)
{
    return "BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Private\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

struct Given {
    const char* name;
    const char* lines;
    std::vector<std::string> then;
};

const Given times[] = {
    {"LondonTime",
     "DTSTART;TZID=Europe/London:20270701T100000\r\nDTEND;TZID=Europe/London:20270701T110000",
     {"DTSTART;TZID=Europe/London:20270701T100000",
      "DTEND;TZID=Europe/London:20270701T110000",
      "TRANSP:OPAQUE"}},
    {"ParisTimeIsTheSameMoment",
     "DTSTART;TZID=Europe/Paris:20270701T110000\r\nDURATION:PT1H\r\nTRANSP:TRANSPARENT",
     {"DTSTART;TZID=Europe/London:20270701T100000",
      "DTEND;TZID=Europe/London:20270701T110000",
      "TRANSP:TRANSPARENT"}},
    {"UtcStaysUtc",
     "DTSTART:20270701T100000Z\r\nDTEND:20270701T110000Z\r\nRRULE:FREQ=WEEKLY;UNTIL="
     "20270801T000000Z",
     {"DTSTART:20270701T100000Z",
      "DTEND:20270701T110000Z",
      "RRULE:FREQ=WEEKLY;UNTIL=20270801T000000Z",
      "TRANSP:OPAQUE"}},
    {"WholeDays",
     "DTSTART;VALUE=DATE:20270701\r\nDTEND;VALUE=DATE:20270703",
     {"DTSTART;VALUE=DATE:20270701", "DTEND;VALUE=DATE:20270703", "TRANSP:OPAQUE"}},
};

TEST(WrittenEntry, SaysWhenInOurOwnWords)
{
    for (const Given& each : times) {
        const auto entry = read(event(each.lines));
        EXPECT_FALSE(entry.fault) << each.name;
        EXPECT_EQ(entry.lines, each.then) << each.name;
        EXPECT_TRUE(entry.texts.empty()) << each.name;
    }
}

TEST(WrittenEntry, IsGivenBackWithoutWhatItIsFor)
{
    const auto entry = read(event("DTSTART:20270701T100000Z\r\nDTEND:20270701T110000Z"));
    std::string lines;
    for (const std::string& each : entry.lines)
        lines += (lines.empty() ? "" : "\n") + each;

    const std::string text = own_busy_text(
        {.uid = entry.uid, .lines = lines, .changed_at = test::at("2026-11-23T10:00:00Z")});

    EXPECT_EQ(text.find("Private"), std::string::npos);
    EXPECT_NE(text.find("UID:u\r\nDTSTAMP:20261123T100000Z\r\n"), std::string::npos) << text;
    EXPECT_NE(text.find("TRANSP:OPAQUE\r\nSUMMARY:Busy\r\nCLASS:PRIVATE\r\nEND:VEVENT\r\n"),
              std::string::npos);
}

TEST(WrittenEntry, KeepsAMovedOccurrenceBesideItsSeries)
{
    const auto entry = read(
        event("DTSTART:20270701T100000Z\r\nDTEND:20270701T110000Z\r\nRRULE:FREQ=DAILY;COUNT=2") +
        event("RECURRENCE-ID:20270702T100000Z\r\nDTSTART:20270702T140000Z\r\n"
              "DTEND:20270702T150000Z"));

    EXPECT_FALSE(entry.fault);
    EXPECT_TRUE(entry.repeats);
    ASSERT_EQ(entry.busy.size(), 2u);
    EXPECT_EQ(entry.busy[1].from, test::at("2027-07-02T14:00:00Z"));
    EXPECT_EQ(std::ranges::count(entry.lines, ""), 1);
}

std::string many_days(int count)
{
    std::string days = "20270702T100000Z";
    for (int i = 1; i < count; ++i)
        days += ",20270702T100000Z";
    return days;
}

TEST(WrittenEntry, IsRefusedWithAReason)
{
    const std::string when = "DTSTART:20270701T100000Z";
    const std::vector<std::pair<std::string, EntryFault>> cases{
        {"", EntryFault::other_component},
        {"BEGIN:VTODO\r\nUID:u\r\nEND:VTODO\r\n", EntryFault::other_component},
        {event("LOCATION:x"), EntryFault::no_time},
        {event(when + "\r\nRRULE:FREQ=SECONDLY"), EntryFault::no_time},
        {event("DTSTART;TZID=Nowhere:20270701T100000"), EntryFault::no_time},
        {event(when) + event(when), EntryFault::several_entries},
        {"BEGIN:VEVENT\r\n" + when + "\r\nEND:VEVENT\r\n", EntryFault::no_uid},
        {"BEGIN:VEVENT\r\nUID:" + std::string(256, 'u') + "\r\n" + when + "\r\nEND:VEVENT\r\n",
         EntryFault::no_uid},
        {"BEGIN:VEVENT\r\nUID:caf\xE9\r\n" + when + "\r\nEND:VEVENT\r\n", EntryFault::no_uid},
        {event(when + "\r\nRRULE:FREQ=DAILY\r\nEXDATE:" + many_days(1'000)), EntryFault::no_time},
        {event(when + "\r\nRDATE:" + many_days(1'000)), EntryFault::no_time},
    };
    for (const auto& [given, then] : cases)
        EXPECT_EQ(read(given).fault, then) << given;
}

TEST(WrittenEntry, ReadsWhatAProgramSaysOfATask)
{
    const auto entry = read(
        "BEGIN:VTODO\r\nUID:t\r\nSUMMARY:One\\, two\r\nSTATUS:IN-PROCESS\r\nPERCENT-COMPLETE:40\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;RELATED=START:-PT15M\r\nEND:VALARM\r\n"
        "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER;VALUE=DATE-TIME:20270101T000000Z\r\nEND:VALARM\r\n"
        "END:VTODO\r\n",
        WrittenTo::actions);

    EXPECT_EQ(*entry.text("SUMMARY"), "One, two");
    EXPECT_EQ(*entry.text("PERCENT-COMPLETE"), "40");
    EXPECT_EQ(entry.text("COMPLETED"), nullptr);
    EXPECT_EQ(entry.alarms, std::vector{15});
}

}  // namespace
}  // namespace quorate::calendar
