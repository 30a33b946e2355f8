#include "calendar/own/own_entries.hpp"

#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"
#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

void begin(LineWriter& lines, std::string& out)
{
    lines.line("BEGIN:VCALENDAR");
    lines.line("PRODID:-//Quorate//Meetings//EN");
    lines.line("VERSION:2.0");
    lines.line("CALSCALE:GREGORIAN");
    out += london_vtimezone();
}

void write_utc(std::string& out, const char* name, core::Instant at)
{
    out += name;
    append_utc(out, at);
    out += "\r\n";
}

void write_stamps(std::string& out, core::Instant changed_at)
{
    write_utc(out, "DTSTAMP:", changed_at);
    write_utc(out, "LAST-MODIFIED:", changed_at);
}

void write_raw(LineWriter& lines, const char* name, std::string_view value)
{
    lines.raw(name);
    lines.raw(value);
    lines.end();
}

void write_text(LineWriter& lines, const char* name, std::string_view value)
{
    if (value.empty()) return;
    lines.raw(name);
    lines.text(value);
    lines.end();
}

void write_span(std::string& out, core::Instant from, core::Instant until)
{
    const WallTime start = london_wall_time(from);
    const WallTime end = london_wall_time(until);
    if (start.repeated || end.repeated) {
        write_utc(out, "DTSTART:", from);
        write_utc(out, "DTEND:", until);
        return;
    }
    out += "DTSTART;TZID=Europe/London:";
    append_local(out, start.local);
    out += "\r\nDTEND;TZID=Europe/London:";
    append_local(out, end.local);
    out += "\r\n";
}

void write_day(std::string& out, const char* name, core::Date day)
{
    std::string text;
    append_local(text, core::CivilTime{day});
    out.append(name).append(text, 0, 8).append("\r\n");
}

void write_attendee(LineWriter& lines, const OwnAttendee& seat)
{
    lines.raw("ORGANIZER;CN=\"");
    lines.raw(display_name(seat.organiser_name));
    lines.raw("\":");
    lines.raw(mailto(seat.organiser_email));
    lines.end();
    lines.raw("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=");
    lines.raw(seat.is_required ? "REQ-PARTICIPANT" : "OPT-PARTICIPANT");
    lines.raw(";PARTSTAT=");
    lines.raw(seat.partstat);
    lines.raw(":");
    lines.raw(mailto(seat.email));
    lines.end();
}

void write_alarms(LineWriter& lines, const std::vector<int>& alarms)
{
    for (const int minutes : alarms) {
        lines.line("BEGIN:VALARM");
        lines.line("ACTION:DISPLAY");
        lines.line("DESCRIPTION:Reminder");
        lines.line("TRIGGER:-PT" + std::to_string(minutes) + "M");
        lines.line("END:VALARM");
    }
}

void write_sequence(std::string& out, int sequence)
{
    out += "SEQUENCE:" + std::to_string(sequence) + "\r\n";
}

void begin_busy(LineWriter& lines, std::string& out, const OwnBusyEntry& entry)
{
    lines.line("BEGIN:VEVENT");
    write_raw(lines, "UID:", entry.uid);
    write_stamps(out, entry.changed_at);
    write_sequence(out, entry.sequence);
}

void end_busy(LineWriter& lines)
{
    write_text(lines, "SUMMARY:", busy_summary);
    lines.line("CLASS:PRIVATE");
    lines.line("END:VEVENT");
}

}  // namespace

std::string own_meeting_text(const OwnMeetingEntry& entry)
{
    std::string out;
    LineWriter lines{out};
    begin(lines, out);
    lines.line("BEGIN:VEVENT");
    write_text(lines, "UID:", entry.uid);
    write_stamps(out, entry.changed_at);
    write_sequence(out, entry.sequence);
    write_span(out, entry.starts_at, entry.ends_at);
    write_text(
        lines, "SUMMARY:", entry.is_cancelled ? "Cancelled: " + entry.summary : entry.summary);
    if (!entry.is_cancelled) write_text(lines, "LOCATION:", entry.location);
    if (!entry.link.empty() && is_web_address(entry.link)) write_raw(lines, "URL:", entry.link);
    if (entry.attendee) write_attendee(lines, *entry.attendee);
    lines.line(entry.is_cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    lines.line("CLASS:PRIVATE");
    lines.line(entry.is_cancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
    if (!entry.is_cancelled) write_alarms(lines, entry.alarms);
    lines.line("END:VEVENT");
    lines.line("END:VCALENDAR");
    return out;
}

std::string own_task_text(const OwnTaskEntry& entry)
{
    std::string out;
    LineWriter lines{out};
    begin(lines, out);
    write_own_task(out, entry);
    lines.line("END:VCALENDAR");
    return out;
}

void write_own_task(std::string& out, const OwnTaskEntry& entry)
{
    LineWriter lines{out};
    lines.line("BEGIN:VTODO");
    write_text(lines, "UID:", entry.uid);
    write_stamps(out, entry.changed_at);
    write_utc(out, "CREATED:", entry.created_at);
    write_sequence(out, entry.sequence);
    write_text(lines, "SUMMARY:", entry.summary);
    write_day(out, "DUE;VALUE=DATE:", entry.due_on);
    if (!entry.link.empty() && is_web_address(entry.link)) write_raw(lines, "URL:", entry.link);
    if (entry.is_given_up)
        lines.line("STATUS:CANCELLED");
    else if (entry.is_done)
        lines.line("STATUS:COMPLETED");
    else
        lines.line(entry.percent > 0 ? "STATUS:IN-PROCESS" : "STATUS:NEEDS-ACTION");
    lines.line("PERCENT-COMPLETE:" + std::to_string(entry.percent));
    if (entry.is_done && entry.done_at) write_utc(out, "COMPLETED:", *entry.done_at);
    lines.line("CLASS:PRIVATE");
    if (!entry.is_done && !entry.is_given_up) write_alarms(lines, entry.alarms);
    lines.line("END:VTODO");
}

std::string own_busy_text(const OwnBusyEntry& entry)
{
    std::string out;
    LineWriter lines{out};
    begin(lines, out);
    begin_busy(lines, out, entry);
    for (const std::string& line : core::split(entry.lines, '\n')) {
        // An empty line stands between one event and the next of the same entry.
        if (line.empty()) {
            end_busy(lines);
            begin_busy(lines, out, entry);
            continue;
        }
        write_raw(lines, "", line);
    }
    end_busy(lines);
    lines.line("END:VCALENDAR");
    return out;
}

std::string own_busy_text(const OwnBusyEntry& entry, const std::vector<core::TimeSpan>& times)
{
    std::string out;
    LineWriter lines{out};
    begin(lines, out);
    for (const core::TimeSpan& each : times) {
        begin_busy(lines, out, entry);
        write_utc(out, "RECURRENCE-ID:", each.from);
        write_utc(out, "DTSTART:", each.from);
        write_utc(out, "DTEND:", each.until);
        lines.line("TRANSP:OPAQUE");
        end_busy(lines);
    }
    lines.line("END:VCALENDAR");
    return out;
}

}  // namespace quorate::calendar
