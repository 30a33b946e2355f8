#include "calendar/own/written_entry.hpp"

#include <algorithm>
#include <array>

#include "calendar/busy/busy_reader.hpp"
#include "calendar/busy/calendar_entry.hpp"
#include "calendar/ical/zone.hpp"
#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

constexpr std::size_t longest_uid = 255;
constexpr std::size_t longest_text = 1'000;
constexpr std::size_t most_alarms = 20;
constexpr std::size_t most_attendees = 20;
constexpr std::size_t most_lines = 1'000;  // no diary leaves out or adds more days of a series

constexpr std::array<std::pair<EntryFault, std::string_view>, 5> codes{{
    {EntryFault::unreadable, "unreadable"},
    {EntryFault::other_component, "other_component"},
    {EntryFault::several_entries, "several_entries"},
    {EntryFault::no_uid, "no_uid"},
    {EntryFault::no_time, "no_time"},
}};

constexpr std::array<std::string_view, 6> compared{
    "SUMMARY", "LOCATION", "STATUS", "DUE", "PERCENT-COMPLETE", "COMPLETED"};

bool is_sound_uid(std::string_view uid)
{
    return !uid.empty() && uid.size() <= longest_uid && core::is_plain_text(uid, core::Lines::one);
}

// What TEXT escapes stand for; "\n" is a line feed, whatever its case.
std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[++i];
        out += next == 'n' || next == 'N' ? '\n' : next;
    }
    return out;
}

// "TZID=Europe/London:…" or UTC, as it was written; times in another zone become London's.
std::string zoned(const char* name, const ZonedTime& time, bool in_utc)
{
    std::string text{name};
    if (time.is_date) {
        std::string day;
        append_local(day, time.civil);
        return text + ";VALUE=DATE:" + day.substr(0, 8);
    }
    const WallTime wall = london_wall_time(time.instant());
    if (in_utc || wall.repeated) {
        text += ':';
        append_utc(text, time.instant());
        return text;
    }
    text += ";TZID=Europe/London:";
    append_local(text, wall.local);
    return text;
}

std::string rule_line(const CalendarEntry& entry)
{
    std::string text = "RRULE:" + entry.recurrence->rule;
    if (!entry.recurrence->until) return text;
    const WrittenTime& until = *entry.recurrence->until;
    text += ";UNTIL=";
    std::string value;
    if (entry.start.is_date) {
        append_local(value, until.civil);
        return text + value.substr(0, 8);
    }
    const core::Instant last =
        until.is_date  ? instant_in(entry.start.zone, until.civil + days{1}) - seconds{1}
        : until.is_utc ? core::Instant{until.civil.time_since_epoch()}
                       : instant_in(entry.start.zone, until.civil);
    append_utc(text, last);
    return text;
}

std::vector<std::string> time_lines(const ScannedEntry& event, const CalendarEntry& entry)
{
    const bool in_utc = event.value("DTSTART").ends_with('Z');
    std::vector<std::string> lines{zoned("DTSTART", entry.start, in_utc)};
    ZonedTime end = entry.start;
    if (end.is_date)
        end.civil += entry.length;
    else
        end.civil = civil_in(end.zone, entry.start.instant() + entry.length);
    if (entry.length > seconds{0}) lines.push_back(zoned("DTEND", end, in_utc));
    if (entry.replaces) lines.push_back(zoned("RECURRENCE-ID", *entry.replaces, in_utc));
    if (entry.recurrence) lines.push_back(rule_line(entry));
    for (const ZonedTime& each : entry.extra)
        lines.push_back(zoned("RDATE", each, in_utc));
    for (const ZonedTime& each : entry.without)
        lines.push_back(zoned("EXDATE", each, in_utc));
    lines.emplace_back(entry.is_busy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
    return lines;
}

// Minutes before the start, of reminders that are set relative to it.
std::vector<int> alarms_of(const ScannedEntry& entry)
{
    std::vector<int> all;
    for (const ScannedEntry& part : entry.parts) {
        if (all.size() == most_alarms) break;
        std::string_view trigger = part.value("TRIGGER");
        const bool before = trigger.starts_with('-');
        if (before) trigger.remove_prefix(1);
        const auto length = written_duration(trigger);
        if (!length || (!before && *length > seconds{0})) continue;
        all.push_back(static_cast<int>(floor<minutes>(*length).count()));
    }
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

WrittenEntry refused(EntryFault fault)
{
    WrittenEntry entry;
    entry.fault = fault;
    return entry;
}

void read_texts(const ScannedEntry& scanned, WrittenEntry& entry)
{
    for (const std::string_view name : compared)
        if (const ScannedLine* const line = scanned.line(name))
            entry.texts.emplace_back(name, unescaped(line->value).substr(0, longest_text));
    for (const ScannedLine& line : scanned.lines) {
        if (line.name != "ATTENDEE" || entry.partstats.size() == most_attendees) continue;
        std::string address = core::lower_case(line.value);
        if (address.starts_with("mailto:")) address.erase(0, 7);
        entry.partstats.emplace_back(address.substr(0, longest_text),
                                     std::string{line.parameter("PARTSTAT")}.substr(0, 20));
    }
    entry.alarms = alarms_of(scanned);
}

WrittenEntry read_task(const ScannedCalendar& calendar)
{
    if (calendar.tasks.empty() || !calendar.events.empty())
        return refused(EntryFault::other_component);
    if (calendar.tasks.size() > 1) return refused(EntryFault::several_entries);
    const ScannedEntry& task = calendar.tasks.front();
    WrittenEntry entry;
    entry.uid = task.value("UID");
    if (!is_sound_uid(entry.uid)) return refused(EntryFault::no_uid);
    entry.repeats = task.line("RRULE") != nullptr;
    read_texts(task, entry);
    return entry;
}

// Whether the events are one entry: of one UID, and one of them the series.
std::optional<EntryFault> fault_of(const std::vector<ScannedEntry>& events)
{
    if (events.empty()) return EntryFault::other_component;
    const std::string_view uid = events.front().value("UID");
    if (!is_sound_uid(uid)) return EntryFault::no_uid;
    int series = 0;
    for (const ScannedEntry& event : events) {
        if (event.value("UID") != uid) return EntryFault::several_entries;
        if (event.line("RECURRENCE-ID") == nullptr) ++series;
    }
    return series == 1 ? std::nullopt : std::optional{EntryFault::several_entries};
}

}  // namespace

std::string_view code(EntryFault fault)
{
    return std::ranges::find(codes, fault, &decltype(codes)::value_type::first)->second;
}

std::optional<EntryFault> entry_fault_from(std::string_view text)
{
    const auto found = std::ranges::find(codes, text, &decltype(codes)::value_type::second);
    return found == codes.end() ? std::nullopt : std::optional{found->first};
}

const std::string* WrittenEntry::text(std::string_view name) const
{
    const auto found =
        std::ranges::find_if(texts, [&](const auto& each) { return each.first == name; });
    return found == texts.end() ? nullptr : &found->second;
}

WrittenEntry read_written_entry(const ScannedCalendar& calendar,
                                WrittenTo where,
                                const core::TimeSpan& stretch,
                                const CalendarZones& zones)
{
    if (where == WrittenTo::actions) return read_task(calendar);
    if (!calendar.tasks.empty()) return refused(EntryFault::other_component);
    if (const auto fault = fault_of(calendar.events)) return refused(*fault);

    WrittenEntry written;
    written.uid = calendar.events.front().value("UID");
    for (const ScannedEntry& event : calendar.events) {
        const auto entry = calendar_entry(event, zones);
        if (!entry || entry->is_partial) return refused(EntryFault::no_time);
        if (!entry->replaces) {
            written.repeats = entry->recurrence || !entry->extra.empty() ||
                              !entry->extra_spans.empty() || calendar.events.size() > 1;
            written.starts_at = entry->start.instant();
            written.ends_at = entry->start.is_date ? instant_in(entry->start.zone,
                                                                entry->start.civil + entry->length)
                                                   : written.starts_at + entry->length;
            if (where == WrittenTo::meetings) read_texts(event, written);
        }
        if (where == WrittenTo::meetings) continue;
        if (!written.lines.empty()) written.lines.emplace_back();
        for (std::string& line : time_lines(event, *entry))
            written.lines.push_back(std::move(line));
        if (written.lines.size() > most_lines) return refused(EntryFault::no_time);
    }
    if (written.repeats) written.ends_at.reset();
    if (where == WrittenTo::meetings) return written;
    const BusyReading reading = read_busy(calendar, stretch, zones);
    if (reading.fault || reading.left_out > 0) return refused(EntryFault::no_time);
    written.busy = reading.busy;
    return written;
}

}  // namespace quorate::calendar
