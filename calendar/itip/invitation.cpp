#include "calendar/itip/invitation.hpp"

#include <algorithm>
#include <stdexcept>

#include "calendar/ical/handles.hpp"
#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"
#include "calendar/itip/partstat.hpp"

namespace quorate::calendar {
namespace {

constexpr std::size_t longest_uid = 255;
// A typical invitation has 1,700 octets.
constexpr std::size_t octets_of_text = 2048;

enum class Told { request, cancel };

// Writes content lines as libical would: each is put together first and then folded, also inside an
// escape. What broke out of its line is never sent.
class Lines {
public:
    explicit Lines(std::string& out) : out_{out}, folded_{out} { line_.reserve(256); }

    /// Lines that need neither escaping nor folding, each with its end.
    void ready(std::string_view lines) { out_ += lines; }

    std::string& begin(std::string_view name)
    {
        line_ = name;
        return line_;
    }

    void end()
    {
        if (line_.find_first_of("\r\n") != std::string::npos)
            throw std::logic_error{"a line of an invitation breaks in two"};
        folded_.raw(line_);
        folded_.end();
    }

    void text(std::string_view name, std::string_view value)
    {
        append_text(begin(name), value);
        end();
    }

    void utc(std::string_view name, core::Instant at)
    {
        append_utc(begin(name), at);
        end();
    }

private:
    std::string& out_;
    LineWriter folded_;
    std::string line_;
};

// Start and end are written alike: in London time, or both in UTC when one falls in the hour that
// is there twice.
void write_times(Lines& lines, const Invitation& invitation)
{
    const WallTime start = london_wall_time(invitation.starts_at);
    const WallTime end = london_wall_time(invitation.ends_at);
    if (start.repeated || end.repeated) {
        lines.utc("DTSTART:", invitation.starts_at);
        lines.utc("DTEND:", invitation.ends_at);
        return;
    }
    append_local(lines.begin("DTSTART;TZID=Europe/London:"), start.local);
    lines.end();
    append_local(lines.begin("DTEND;TZID=Europe/London:"), end.local);
    lines.end();
}

void append_name(std::string& line, std::string_view name)
{
    const std::string shown = display_name(name);
    if (shown.empty()) return;
    const std::string_view quote = shown.find_first_of(";:,") == std::string::npos ? "" : "\"";
    line.append(";CN=").append(quote).append(shown).append(quote);
}

void write_organiser(Lines& lines, const Invitation& invitation, std::string_view address)
{
    std::string& line = lines.begin("ORGANIZER");
    append_name(line, invitation.organiser_name);
    line.append(":").append(address);
    lines.end();
}

void write_attendee(Lines& lines, const Invitation& invitation, std::string_view address, Told told)
{
    std::string& line = lines.begin("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=");
    line +=
        invitation.participation == Participation::required ? "REQ-PARTICIPANT" : "OPT-PARTICIPANT";
    // Whoever has answered may still change it: they are asked all the same.
    if (told == Told::request)
        line.append(";PARTSTAT=").append(partstat_of(invitation.reply)).append(";RSVP=TRUE");
    append_name(line, invitation.attendee_name.reveal());
    line.append(":").append(address);
    lines.end();
}

bool is_uid(const std::string& uid)
{
    return !uid.empty() && uid.size() <= longest_uid && std::ranges::all_of(uid, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '.' || c == '@' || c == '_';
    });
}

void require_sendable(const Invitation& invitation)
{
    if (!is_uid(invitation.uid)) throw std::invalid_argument{"not a UID"};
    if (invitation.sequence < 0) throw std::invalid_argument{"sequence below zero"};
    if (invitation.ends_at <= invitation.starts_at)
        throw std::invalid_argument{"the meeting ends before it starts"};
}

std::string_view ending(Told told, Participation participation)
{
    if (told == Told::cancel)
        return "STATUS:CANCELLED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\n"
               "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n";
    if (participation == Participation::optional)
        return "STATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\n"
               "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n";
    return "STATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:OPAQUE\r\n"
           "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n";
}

void write_event(Lines& lines, const Invitation& invitation, Told told)
{
    const bool request = told == Told::request;
    const std::string organiser = mailto(invitation.organiser_email);
    const std::string attendee = mailto(invitation.attendee_email.reveal());
    lines.ready("BEGIN:VEVENT\r\n");
    lines.begin("UID:") += invitation.uid;
    lines.end();
    lines.utc("DTSTAMP:", invitation.stamp);
    lines.utc("CREATED:", invitation.created);
    lines.utc("LAST-MODIFIED:", invitation.last_modified);
    lines.begin("SEQUENCE:") += std::to_string(invitation.sequence);
    lines.end();
    write_times(lines, invitation);
    lines.text("SUMMARY:", invitation.summary);
    if (request && !invitation.location.empty()) lines.text("LOCATION:", invitation.location);
    if (request && !invitation.description.empty())
        lines.text("DESCRIPTION:", invitation.description);
    if (!request && !invitation.last_words.empty())
        lines.text("DESCRIPTION:", invitation.last_words);
    write_organiser(lines, invitation, organiser);
    // Theirs only: invitees do not see each other.
    write_attendee(lines, invitation, attendee, told);
    lines.ready(ending(told, invitation.participation));
    // A time that is proposed is shown to whoever booked.
    lines.ready("X-MICROSOFT-DISALLOW-COUNTER:FALSE\r\nEND:VEVENT\r\n");
}

// As libical writes it, with the parts of a rule in its order.
const std::string& vtimezone()
{
    static const std::string text = to_text(from_own_text(std::string{london_vtimezone()}));
    return text;
}

std::string text_of(const Invitation& invitation, Told told)
{
    require_sendable(invitation);
    std::string text;
    text.reserve(octets_of_text);
    Lines lines{text};
    lines.ready(
        "BEGIN:VCALENDAR\r\nPRODID:-//Quorate//Meetings//EN\r\nVERSION:2.0\r\n"
        "CALSCALE:GREGORIAN\r\n");
    lines.ready(told == Told::request ? "METHOD:REQUEST\r\n" : "METHOD:CANCEL\r\n");
    lines.ready(vtimezone());
    write_event(lines, invitation, told);
    lines.ready("END:VCALENDAR\r\n");
    return text;
}

}  // namespace

std::string request_text(const Invitation& invitation)
{
    return text_of(invitation, Told::request);
}

std::string cancel_text(const Invitation& invitation)
{
    return text_of(invitation, Told::cancel);
}

}  // namespace quorate::calendar
