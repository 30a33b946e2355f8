#include "calendar/feed/feed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "calendar/ical/handles.hpp"
#include "calendar/ical/text.hpp"
#include "tests/support/golden.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

FeedEntry entry(std::string uid, core::Instant starts_at)
{
    return {.uid = std::move(uid),
            .sequence = 1,
            .starts_at = starts_at,
            .ends_at = starts_at + minutes{90},
            .summary = "Multi-agency meeting (ref 4F7K)",
            .location = "Civic Centre, Room 2.14",
            .status = FeedStatus::confirmed,
            .last_modified = sys_days{2026y / November / 21} + 9h + 30min};
}

std::vector<FeedEntry> some_entries()
{
    std::vector<FeedEntry> entries{
        entry("b8b0e791-0000-4000-8000-000000000001", sys_days{2027y / January / 12} + 10h),
        entry("b8b0e791-0000-4000-8000-000000000002", sys_days{2027y / June / 8} + 8h + 30min),
        entry("b8b0e791-0000-4000-8000-000000000003", sys_days{2027y / June / 9} + 13h),
        entry("b8b0e791-0000-4000-8000-000000000004", sys_days{2027y / October / 31} + 1h),
    };
    entries[1].location =
        "Ystafell Gyfarfod 3; Tŷ’r Sir, Heol y Gorfforaeth – mynedfa’r gogledd, "
        "dewch â cherdyn adnabod";
    entries[2].status = FeedStatus::cancelled;
    entries[2].sequence = 12;
    entries[3].location.clear();
    return entries;
}

// What a client that uses libical understands of a feed.
FeedEntry understood(icalcomponent* event)
{
    const auto text = [&](icalproperty_kind kind) {
        icalproperty* property = icalcomponent_get_first_property(event, kind);
        const char* value = property ? icalproperty_get_value_as_string(property) : nullptr;
        return std::string{value ? value : ""};
    };
    const auto instant = [&](icalproperty_kind kind) {
        icalproperty* property = icalcomponent_get_first_property(event, kind);
        const icaltimetype value = icalvalue_get_datetime(icalproperty_get_value(property));
        const bool zoned = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
        icaltimezone* zone = zoned ? icaltimezone_get_builtin_timezone("Europe/London")
                                   : icaltimezone_get_utc_timezone();
        return core::Instant{seconds{icaltime_as_timet_with_zone(value, zone)}};
    };
    const char* location = icalcomponent_get_location(event);
    return {.uid = icalcomponent_get_uid(event),
            .sequence = icalcomponent_get_sequence(event),
            .starts_at = instant(ICAL_DTSTART_PROPERTY),
            .ends_at = instant(ICAL_DTEND_PROPERTY),
            .summary = icalcomponent_get_summary(event),
            .location = location ? location : "",
            .status = text(ICAL_STATUS_PROPERTY) == "CANCELLED" ? FeedStatus::cancelled
                                                                : FeedStatus::confirmed,
            .last_modified = instant(ICAL_LASTMODIFIED_PROPERTY)};
}

void expect_understood(const std::string& text, const std::vector<FeedEntry>& expected)
{
    const Component read = from_own_text(text);
    ASSERT_EQ(icalcomponent_count_errors(read.get()), 0);
    ASSERT_EQ(icalcomponent_count_components(read.get(), ICAL_VEVENT_COMPONENT),
              static_cast<int>(expected.size()));
    icalcomponent* event = icalcomponent_get_first_component(read.get(), ICAL_VEVENT_COMPONENT);
    for (const FeedEntry& meant : expected) {
        const FeedEntry got = understood(event);
        const bool cancelled = meant.status == FeedStatus::cancelled;
        EXPECT_EQ(got.uid, meant.uid);
        EXPECT_EQ(got.sequence, meant.sequence);
        EXPECT_TRUE(got.starts_at == meant.starts_at) << meant.uid;
        EXPECT_TRUE(got.ends_at == meant.ends_at) << meant.uid;
        EXPECT_EQ(got.summary, (cancelled ? "Cancelled: " : "") + printable(meant.summary));
        EXPECT_EQ(got.location, cancelled ? "" : printable(meant.location));
        EXPECT_EQ(got.status, meant.status);
        EXPECT_TRUE(got.last_modified == meant.last_modified);
        event = icalcomponent_get_next_component(read.get(), ICAL_VEVENT_COMPONENT);
    }
}

TEST(FeedText, IsTheWholeFeed)
{
    test::expect_golden("calendar/feed.ics",
                        feed_text({.name = "North Health, all authorities"}, some_entries()));
}

TEST(FeedText, IsUnderstoodAsMeant)
{
    const auto entries = some_entries();

    expect_understood(feed_text({.name = "North Health"}, entries), entries);
}

TEST(FeedText, IsTheSameWhateverOrderTheMeetingsComeIn)
{
    auto entries = some_entries();
    entries.push_back(entry("aaaaaaaa-0000-4000-8000-000000000005", entries[0].starts_at));
    const std::string expected = feed_text({.name = "North Health"}, entries);
    std::mt19937 random{7};

    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(entries, random);
        ASSERT_EQ(feed_text({.name = "North Health"}, entries), expected);
    }
}

TEST(FeedText, IsAnEmptyCalendarWithoutMeetings)
{
    expect_understood(feed_text({.name = "Withdrawn"}, FeedParts{}), {});
}

TEST(FeedText, NamesNobodyAndRingsNoAlarm)
{
    const std::string text = feed_text({.name = "North Health"}, some_entries());

    for (const char* absent : {"ORGANIZER", "ATTENDEE", "VALARM", "ATTACH", "DESCRIPTION"})
        EXPECT_EQ(text.find(absent), std::string::npos) << absent;
}

TEST(FeedText, SaysNoPlaceOfACancelledMeeting)
{
    auto entries = some_entries();
    entries = {entries[2]};
    entries[0].location = "Refuge";

    const std::string text = feed_text({.name = "North Health"}, entries);

    EXPECT_EQ(text.find("Refuge"), std::string::npos);
    EXPECT_NE(text.find("SUMMARY:Cancelled: Multi-agency meeting (ref 4F7K)\r\n"),
              std::string::npos);
    EXPECT_NE(text.find("TRANSP:TRANSPARENT"), std::string::npos);
}

TEST(FeedText, SaysThatASlotIsOnlyHeld)
{
    auto held = entry("uid-1", sys_days{2027y / January / 12} + 10h);
    held.summary = "Held";
    held.location.clear();
    held.status = FeedStatus::tentative;

    const std::string text = feed_text({.name = "My meetings"}, std::vector{held});

    EXPECT_NE(text.find("SUMMARY:Held\r\nSTATUS:TENTATIVE\r\n"), std::string::npos);
    EXPECT_NE(text.find("TRANSP:OPAQUE"), std::string::npos);
}

// peers.md P35, P36
TEST(FeedText, SaysHowOftenToLookAndWhatItIsTrueOf)
{
    const std::string text =
        feed_text({.name = "My meetings", .description = "As of noon, or so"}, FeedParts{});

    EXPECT_NE(text.find("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nX-PUBLISHED-TTL:PT1H\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nDESCRIPTION:As of noon\\, or so\r\n"), std::string::npos);
    EXPECT_NE(text.find("\r\nX-WR-CALDESC:As of noon\\, or so\r\n"), std::string::npos);
}

TEST(FeedText, ShowsADayThatTakesNoTime)
{
    const std::vector<FeedDay> days{{.uid = "uid-1",
                                     .sequence = 2,
                                     .day = local_days{2027y / January / 31},
                                     .summary = "Last day (ref 4F7K)",
                                     .link = "https://q.example/last-days/1",
                                     .last_modified = sys_days{2026y / November / 21} + 9h}};

    const std::string text = feed_text({.name = "My meetings"}, FeedParts{.days = days});

    EXPECT_NE(text.find("BEGIN:VEVENT\r\nUID:uid-1\r\nDTSTAMP:20261121T090000Z\r\n"
                        "LAST-MODIFIED:20261121T090000Z\r\nSEQUENCE:2\r\n"
                        "DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n"
                        "SUMMARY:Last day (ref 4F7K)\r\nURL:https://q.example/last-days/1\r\n"
                        "STATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
                        "END:VEVENT\r\n"),
              std::string::npos)
        << text;
    const Component read = from_own_text(text);
    EXPECT_EQ(icalcomponent_count_errors(read.get()), 0);
}

TEST(FeedText, ShowsATaskByItsDay)
{
    const std::vector<OwnTaskEntry> tasks{{.uid = "uid-1",
                                           .summary = "Action point 2 (ref 4F7K)",
                                           .due_on = local_days{2027y / January / 31},
                                           .percent = 50}};

    const std::string text = feed_text({.name = "My action points"}, FeedParts{.tasks = tasks});

    EXPECT_NE(text.find("\r\nDUE;VALUE=DATE:20270131\r\nSTATUS:IN-PROCESS\r\n"
                        "PERCENT-COMPLETE:50\r\n"),
              std::string::npos)
        << text;
    const Component read = from_own_text(text);
    EXPECT_EQ(icalcomponent_count_errors(read.get()), 0);
    EXPECT_EQ(icalcomponent_count_components(read.get(), ICAL_VTODO_COMPONENT), 1);
}

TEST(FeedText, NeverLetsTextBecomeAProperty)
{
    const std::string evil = "x\r\nEND:VEVENT\nATTENDEE:mailto:evil@example.org;,\\\x01\xC2\x85y";
    std::vector<FeedEntry> entries{entry("uid-1", sys_days{2027y / January / 12} + 10h)};
    entries[0].summary = entries[0].location = evil;

    expect_understood(feed_text({.name = evil}, entries), entries);
}

TEST(FeedText, KeepsEveryLineWithin75Octets)
{
    auto entries = some_entries();
    entries[0].uid = std::string(200, 'u');
    const std::string text = feed_text({.name = std::string(300, 'n')}, entries);

    std::size_t start = 0;
    for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", start)) {
        ASSERT_LE(end - start, longest_line);
        start = end + 2;
    }
    EXPECT_EQ(start, text.size());
}

}  // namespace
}  // namespace quorate::calendar
