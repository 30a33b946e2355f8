#include "server/worker/busy_worker.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/support/dates.hpp"
#include "tests/support/places.hpp"

namespace quorate::server {
namespace {

using namespace std::chrono_literals;
using calendar::CalendarFault;

const core::TimeSpan year{test::at("2026-11-23T00:00:00Z"), test::at("2027-11-23T00:00:00Z")};

calendar::BusyReading read(const std::string& calendar)
{
    return BusyWorker{test::binary_dir() + "/quorate"}.read(calendar, year);
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string event(const std::string& lines)
{
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a@b.example\r\nSUMMARY:Private\r\n" + lines +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

TEST(BusyWorker, SaysWhenSomebodyIsBusy)
{
    const auto reading =
        read(event("DTSTART;TZID=Europe/Paris:20261201T100000\r\n"
                   "DTEND;TZID=Europe/Paris:20261201T113000\r\n"
                   "RRULE:FREQ=WEEKLY;COUNT=2"));

    EXPECT_FALSE(reading.fault);
    EXPECT_EQ(reading.left_out, 0);
    ASSERT_EQ(reading.busy.size(), 2u);
    EXPECT_EQ(reading.busy[0].from, test::at("2026-12-01T09:00:00Z"));
    EXPECT_EQ(reading.busy[0].until, test::at("2026-12-01T10:30:00Z"));
    EXPECT_EQ(reading.busy[1].from, test::at("2026-12-08T09:00:00Z"));
}

struct Bomb {
    const char* name;
    std::string given;
    std::optional<CalendarFault> then;
    int then_left_out;
};

// Most of these keep libical 3.0.16 busy for half a minute or more, or crash it.
const Bomb bombs[] = {
    {"HourlyOnADayThatNeverComes",
     event("DTSTART:20260101T000000Z\r\nDURATION:PT1H\r\n"
           "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30"),
     std::nullopt,
     1},
    {"SecondlyOnADayThatNeverComes",
     event("DTSTART:20260101T000000Z\r\nDURATION:PT1H\r\n"
           "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
     std::nullopt,
     1},
    {"AZoneThatChangesEverySecond",
     "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Hostile\r\nBEGIN:STANDARD\r\n"
     "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
     "RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\n"
     "DTSTART;TZID=Hostile:20261201T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
     std::nullopt,
     1},
    {"AHundredThousandLevels", repeated("BEGIN:VEVENT\r\n", 60'000), CalendarFault::no_calendar, 0},
    {"LevelsInACalendar",
     "BEGIN:VCALENDAR\r\n" + repeated("BEGIN:VEVENT\r\n", 60'000),
     CalendarFault::too_deep,
     0},
    {"FiftyThousandBadTimes", event(repeated("DTSTART:yesterday\r\n", 50'000)), std::nullopt, 1},
    {"FiftyThousandBadLines",
     event(repeated("DTSTART\r\n", 50'000)),
     CalendarFault::too_many_bad_lines,
     0},
    {"OneLongLine", event("SUMMARY:" + std::string(900'000, 'x')), CalendarFault::line_too_long, 0},
    {"AThousandPartsOfARule",
     event("DTSTART:20260101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY" +
           repeated(";BYWEEM-5=", 5'000)),
     std::nullopt,
     1},
    {"TenMegabytes", std::string(10'000'000, 'x'), CalendarFault::too_big, 0},
    {"TenThousandDaysFiveThousandTimes",
     "BEGIN:VCALENDAR\r\n" +
         repeated("BEGIN:VEVENT\r\nDTSTART:19000101T000000Z\r\nDURATION:PT1H\r\n"
                  "RRULE:FREQ=DAILY;COUNT=10000\r\nEND:VEVENT\r\n",
                  4'900) +
         "END:VCALENDAR\r\n",
     CalendarFault::too_much_work,
     0},
};

class Bombs : public testing::TestWithParam<Bomb> {};

TEST_P(Bombs, AreOverInAMoment)
{
    const auto began = std::chrono::steady_clock::now();

    const auto reading = read(GetParam().given);

    EXPECT_EQ(reading.fault, GetParam().then);
    EXPECT_EQ(reading.left_out, GetParam().then_left_out);
    EXPECT_LT(std::chrono::steady_clock::now() - began, 10s);
}

INSTANTIATE_TEST_SUITE_P(BusyWorker, Bombs, testing::ValuesIn(bombs), [](const auto& test) {
    return test.param.name;
});

TEST(BusyWorker, SaysWhenItCannotBeStarted)
{
    EXPECT_THROW((void)BusyWorker{"/nowhere/quorate"}.read(event("DTSTART:20261201T100000Z"), year),
                 std::runtime_error);
}

TEST(BusyWorker, TrustsNoAnswerButItsOwnProgram)
{
    EXPECT_THROW((void)BusyWorker{"/bin/cat"}.read(event("DTSTART:20261201T100000Z"), year),
                 std::runtime_error);
}

}  // namespace
}  // namespace quorate::server
