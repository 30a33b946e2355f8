#include "server/worker/entry_worker.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "server/worker/entry_lines.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/places.hpp"

namespace quorate::server {
namespace {

using calendar::EntryFault;
using calendar::WrittenTo;

const core::TimeSpan years{test::at("2026-11-22T00:00:00Z"), test::at("2028-11-22T00:00:00Z")};

calendar::WrittenEntry read(const std::string& text, WrittenTo where = WrittenTo::busy)
{
    return EntryWorker{test::binary_dir() + "/quorate"}.read(text, where, years);
}

std::string event(const std::string& lines)
{
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\n" + lines +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

TEST(EntryWorker, ReadsAnEntryInAProcessOfItsOwn)
{
    const auto entry = read(event("DTSTART:20261202T090000Z\r\nDURATION:PT1H\r\nSUMMARY:Private"));

    EXPECT_FALSE(entry.fault);
    EXPECT_EQ(entry.uid, "u");
    EXPECT_TRUE(entry.texts.empty());
    ASSERT_EQ(entry.busy.size(), 1u);
    EXPECT_EQ(entry.busy.front().until, test::at("2026-12-02T10:00:00Z"));
}

TEST(EntryWorker, RefusesWhatWouldTakeForever)
{
    const auto begun = std::chrono::steady_clock::now();
    const std::string start = "DTSTART:20261202T090000Z\r\n";
    std::string deep;
    for (int i = 0; i < 5'000; ++i)
        deep += "BEGIN:VEVENT\r\n";

    EXPECT_TRUE(read(event(start + "RRULE:FREQ=SECONDLY")).fault);
    EXPECT_TRUE(read(event(start + "RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30")).fault);
    EXPECT_EQ(read("BEGIN:VCALENDAR\r\n" + deep).fault, EntryFault::unreadable);
    EXPECT_EQ(read(event(start + "X:" + std::string(150'000, 'x'))).fault, EntryFault::unreadable);
    EXPECT_EQ(read(std::string(longest_entry + 1, 'x')).fault, EntryFault::unreadable);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{20});
}

TEST(EntryLines, AreReadBackAsTheyWereSaid)
{
    calendar::WrittenEntry entry;
    entry.uid = "a uid, with \xC3\xA9";
    entry.starts_at = test::at("2026-12-02T09:00:00Z");
    entry.lines = {"DTSTART:20261202T090000Z", ""};
    entry.busy = {{entry.starts_at, test::at("2026-12-02T10:00:00Z")}};
    entry.texts = {{"SUMMARY", "One\nTwo"}};
    entry.partstats = {{"a@b.example", ""}};
    entry.alarms = {15};

    const auto back = entry_from_lines(entry_lines(entry), years);

    ASSERT_TRUE(back);
    EXPECT_EQ(back->uid, entry.uid);
    EXPECT_EQ(back->lines, entry.lines);
    EXPECT_EQ(back->busy, entry.busy);
    EXPECT_EQ(back->texts, entry.texts);
    EXPECT_EQ(back->partstats, entry.partstats);
    EXPECT_EQ(back->alarms, entry.alarms);
    EXPECT_FALSE(back->ends_at);
}

TEST(EntryLines, AreNotBelievedWhenTheyAreOdd)
{
    for (const char* each : {"",
                             "end\n",
                             "uid -75\nstarts 1\n",
                             "uid -7\nend\n",
                             "uid -75\nstarts x\nend\n",
                             "uid -75\nbusy 5 4\nend\n",
                             "uid -75\nbusy 1 2\nend\n",
                             "uid -75\nline -48656c6c6f20796f75\nend\n",  // "Hello you"
                             "uid -75\nrm -rf\nend\n"})
        EXPECT_FALSE(entry_from_lines(each, years)) << each;
}

}  // namespace
}  // namespace quorate::server
