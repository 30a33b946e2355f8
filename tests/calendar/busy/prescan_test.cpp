#include "calendar/busy/prescan.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace quorate::calendar {
namespace {

using namespace std::chrono_literals;

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string calendar(const std::string& inside)
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + inside + "END:VCALENDAR\r\n";
}

std::string event(const std::string& lines)
{
    return calendar("BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\n");
}

struct Fault {
    const char* name;
    std::string given;
    CalendarFault then;
};

const Fault faults[] = {
    {"Nothing", "", CalendarFault::no_calendar},
    {"AWebPage", "<!doctype html>\n<title>Sign in</title>\n", CalendarFault::no_calendar},
    {"AnEventAlone", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", CalendarFault::no_calendar},
    {"CutShort", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026", CalendarFault::cut_short},
    {"CutBeforeTheLastLine", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", CalendarFault::cut_short},
    {"EndsThatDoNotMatch", calendar("BEGIN:VEVENT\r\nEND:VJOURNAL\r\n"), CalendarFault::cut_short},
    {"AnEndTooMany", calendar("") + "END:VCALENDAR\r\n", CalendarFault::cut_short},
    {"AMegabyte", event(repeated("COMMENT:0123456789\r\n", 60'000)), CalendarFault::too_big},
    {"NestedDeeply",
     calendar(repeated("BEGIN:VEVENT\r\n", 8) + repeated("END:VEVENT\r\n", 8)),
     CalendarFault::too_deep},
    {"NestedAndNeverEnded",
     "BEGIN:VCALENDAR\r\n" + repeated("BEGIN:VEVENT\r\n", 60'000),
     CalendarFault::too_deep},
    {"ManyComponents",
     calendar(repeated("BEGIN:VEVENT\r\nEND:VEVENT\r\n", 5'000)),
     CalendarFault::too_many_components},
    {"ALongLine",
     event("SUMMARY:" + std::string(65 * 1024, 'x') + "\r\n"),
     CalendarFault::line_too_long},
    {"ALongLineInPieces",
     event("SUMMARY:x\r\n" + repeated(" 0123456789\r\n", 6'600)),
     CalendarFault::line_too_long},
    {"BadLines", event(repeated("no colon\r\n", 51)), CalendarFault::too_many_bad_lines},
};

class CalendarsFromOutside : public testing::TestWithParam<Fault> {};

TEST_P(CalendarsFromOutside, AreRefusedQuicklyWhenTheyPassALimit)
{
    const auto began = std::chrono::steady_clock::now();

    const Scan scan = scan_calendar(GetParam().given);

    EXPECT_EQ(scan.fault, GetParam().then);
    EXPECT_TRUE(scan.calendar.events.empty());
    EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

INSTANTIATE_TEST_SUITE_P(Prescan,
                         CalendarsFromOutside,
                         testing::ValuesIn(faults),
                         [](const auto& test) { return test.param.name; });

TEST(Prescan, ReadsWhatIsAtTheLimits)
{
    EXPECT_FALSE(
        scan_calendar(calendar(repeated("BEGIN:X-A\r\n", 7) + repeated("END:X-A\r\n", 7))).fault);
    EXPECT_FALSE(scan_calendar(calendar(repeated("BEGIN:VEVENT\r\nEND:VEVENT\r\n", 4'999))).fault);
    EXPECT_FALSE(scan_calendar(event(repeated("no colon\r\n", 50))).fault);
    EXPECT_FALSE(scan_calendar(event("SUMMARY:" + std::string(64 * 1024 - 8, 'x') + "\r\n")).fault);
}

TEST(Prescan, KeepsWhenAndDropsWhatFor)
{
    const Scan scan =
        scan_calendar(event("SUMMARY:Surgery with Dr Testcase\r\n"
                            "LOCATION:Ward 7\r\n"
                            "ATTENDEE;CN=\"A; B: C\":mailto:a@b.example\r\n"
                            "dtstart;tzid=\"Europe/London\":20261125T100000\r\n"
                            "BEGIN:VALARM\r\nDURATION:PT5M\r\nEND:VALARM\r\n"));

    ASSERT_FALSE(scan.fault);
    ASSERT_EQ(scan.calendar.events.size(), 1u);
    const ScannedEntry& only = scan.calendar.events.front();
    ASSERT_EQ(only.lines.size(), 1u);
    EXPECT_EQ(only.lines.front().name, "DTSTART");
    EXPECT_EQ(only.lines.front().parameter("TZID"), "Europe/London");
    EXPECT_EQ(only.value("DTSTART"), "20261125T100000");
    EXPECT_EQ(scan.calendar.bad_lines, 0u);
}

TEST(Prescan, UnfoldsLinesAndReadsAnyLineEnding)
{
    const Scan scan = scan_calendar(
        "\xEF\xBB\xBF"
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026\r\n "
        "1125T\r\n\t100000\nEND:VEVENT\nEND:VCALENDAR");

    ASSERT_FALSE(scan.fault);
    EXPECT_EQ(scan.calendar.events.at(0).value("DTSTART"), "20261125T100000");
}

TEST(Prescan, NamesEachFaultWithACodeThatReadsBack)
{
    for (const Fault& each : faults)
        EXPECT_EQ(calendar_fault_from(code(each.then)), each.then);
    EXPECT_EQ(calendar_fault_from("bored"), std::nullopt);
}

}  // namespace
}  // namespace quorate::calendar
