#include "calendar/feed/feed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>
#include <vector>

#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"

namespace quorate::calendar {
namespace {

// A typical entry has 350 octets; one allocation for the whole feed is the aim.
constexpr std::size_t octets_per_entry = 420;
constexpr std::size_t octets_of_head = 1024;

void write_head(LineWriter& lines, std::string& out, const FeedHeader& header)
{
    lines.line("BEGIN:VCALENDAR");
    lines.line("PRODID:-//Quorate//Meetings//EN");
    lines.line("VERSION:2.0");
    lines.line("CALSCALE:GREGORIAN");
    lines.line("METHOD:PUBLISH");
    for (const std::string_view name : {"NAME:", "X-WR-CALNAME:"}) {
        lines.raw(name);
        lines.text(header.name);
        lines.end();
    }
    if (!header.description.empty())
        for (const std::string_view name : {"DESCRIPTION:", "X-WR-CALDESC:"}) {
            lines.raw(name);
            lines.text(header.description);
            lines.end();
        }
    lines.line("X-WR-TIMEZONE:Europe/London");
    lines.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    lines.line("X-PUBLISHED-TTL:PT1H");
    out += london_vtimezone();
}

void write_times(std::string& out, const FeedEntry& entry)
{
    const WallTime start = london_wall_time(entry.starts_at);
    const WallTime end = london_wall_time(entry.ends_at);
    if (start.repeated || end.repeated) {
        out += "DTSTART:";
        append_utc(out, entry.starts_at);
        out += "\r\nDTEND:";
        append_utc(out, entry.ends_at);
        out += "\r\n";
        return;
    }
    out += "DTSTART;TZID=Europe/London:";
    append_local(out, start.local);
    out += "\r\nDTEND;TZID=Europe/London:";
    append_local(out, end.local);
    out += "\r\n";
}

void write_sequence(std::string& out, int sequence)
{
    std::array<char, 12> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), sequence).ptr;
    out += "SEQUENCE:";
    out.append(digits.data(), end);
    out += "\r\n";
}

std::string_view ending(FeedStatus status)
{
    switch (status) {
        case FeedStatus::confirmed:
            return "STATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n";
        case FeedStatus::tentative:
            return "STATUS:TENTATIVE\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\n";
        case FeedStatus::cancelled:
            break;
    }
    return "STATUS:CANCELLED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

void write_entry(LineWriter& lines, std::string& out, const FeedEntry& entry)
{
    const bool stands = entry.status != FeedStatus::cancelled;
    out += "BEGIN:VEVENT\r\n";
    lines.raw("UID:");
    lines.text(entry.uid);
    lines.end();
    out += "DTSTAMP:";
    append_utc(out, entry.last_modified);
    out += "\r\nLAST-MODIFIED:";
    append_utc(out, entry.last_modified);
    out += "\r\n";
    write_sequence(out, entry.sequence);
    write_times(out, entry);
    lines.raw(stands ? "SUMMARY:" : "SUMMARY:Cancelled: ");
    lines.text(entry.summary);
    lines.end();
    if (stands && !entry.location.empty()) {
        lines.raw("LOCATION:");
        lines.text(entry.location);
        lines.end();
    }
    out += ending(entry.status);
}

void write_day(std::string& out, std::string_view name, core::Date day)
{
    std::string text;
    append_local(text, core::CivilTime{day});
    out.append(name).append(text, 0, 8).append("\r\n");
}

void write_day_entry(LineWriter& lines, std::string& out, const FeedDay& entry)
{
    out += "BEGIN:VEVENT\r\n";
    lines.raw("UID:");
    lines.text(entry.uid);
    lines.end();
    out += "DTSTAMP:";
    append_utc(out, entry.last_modified);
    out += "\r\nLAST-MODIFIED:";
    append_utc(out, entry.last_modified);
    out += "\r\n";
    write_sequence(out, entry.sequence);
    write_day(out, "DTSTART;VALUE=DATE:", entry.day);
    write_day(out, "DTEND;VALUE=DATE:", entry.day + std::chrono::days{1});
    lines.raw("SUMMARY:");
    lines.text(entry.summary);
    lines.end();
    if (is_web_address(entry.link)) {
        lines.raw("URL:");
        lines.raw(entry.link);
        lines.end();
    }
    out += "STATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n";
}

std::vector<const FeedEntry*> in_order(std::span<const FeedEntry> entries)
{
    const auto before = [](const FeedEntry* a, const FeedEntry* b) {
        return std::tie(a->starts_at, a->uid) < std::tie(b->starts_at, b->uid);
    };
    std::vector<const FeedEntry*> ordered;
    ordered.reserve(entries.size());
    for (const FeedEntry& entry : entries)
        ordered.push_back(&entry);
    if (!std::ranges::is_sorted(ordered, before)) std::ranges::sort(ordered, before);
    return ordered;
}

}  // namespace

std::string feed_text(const FeedHeader& header, std::span<const FeedEntry> entries)
{
    return feed_text(header, FeedParts{.entries = entries});
}

std::string feed_text(const FeedHeader& header, const FeedParts& parts)
{
    const std::size_t count = parts.entries.size() + parts.days.size() + parts.tasks.size();
    std::string out;
    out.reserve(octets_of_head + octets_per_entry * count);
    LineWriter lines{out};
    write_head(lines, out, header);
    for (const FeedEntry* entry : in_order(parts.entries))
        write_entry(lines, out, *entry);
    for (const FeedDay& day : parts.days)
        write_day_entry(lines, out, day);
    for (const OwnTaskEntry& task : parts.tasks)
        write_own_task(out, task);
    lines.line("END:VCALENDAR");
    return out;
}

}  // namespace quorate::calendar
