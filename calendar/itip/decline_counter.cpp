#include "calendar/itip/decline_counter.hpp"

#include <stdexcept>

#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"
#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

std::string utc(core::Instant at)
{
    std::string text;
    append_utc(text, at);
    return text;
}

}  // namespace

std::string decline_counter_text(const Invitation& invitation)
{
    // Written by hand: what stands in it are numbers, and texts that were checked or are escaped.
    if (invitation.uid.empty() || invitation.uid.find_first_of("\r\n") != std::string::npos)
        throw std::invalid_argument{"not a UID"};
    const std::string organiser = mailto(invitation.organiser_email);
    const std::string attendee = mailto(invitation.attendee_email.reveal());
    std::string text;
    LineWriter out{text};
    const auto line = [&out](std::string_view name, std::string_view value) {
        out.raw(name);
        out.raw(value);
        out.end();
    };
    line("BEGIN:", "VCALENDAR");
    line("PRODID:", "-//Quorate//Meetings//EN");
    line("VERSION:", "2.0");
    line("CALSCALE:", "GREGORIAN");
    line("METHOD:", "DECLINECOUNTER");
    line("BEGIN:", "VEVENT");
    line("UID:", invitation.uid);
    line("DTSTAMP:", utc(invitation.stamp));
    line("SEQUENCE:", std::to_string(invitation.sequence));
    // In UTC, which needs no VTIMEZONE.
    line("DTSTART:", utc(invitation.starts_at));
    line("DTEND:", utc(invitation.ends_at));
    out.raw("SUMMARY:");
    out.text(invitation.summary);
    out.end();
    line("ORGANIZER:", organiser);
    line("ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION:", attendee);
    line("CLASS:", "PRIVATE");
    line("END:", "VEVENT");
    line("END:", "VCALENDAR");
    return text;
}

}  // namespace quorate::calendar
