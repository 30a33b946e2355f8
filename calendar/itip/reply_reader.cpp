#include "calendar/itip/reply_reader.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "calendar/busy/values.hpp"
#include "calendar/ical/text.hpp"
#include "calendar/itip/reply_lines.hpp"
#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

using core::MailedAnswer;
using core::PartFault;
using core::ReplyMethod;

constexpr std::size_t longest_uid = 255;

const std::vector<std::string_view> wanted{"METHOD",
                                           "UID",
                                           "SEQUENCE",
                                           "DTSTAMP",
                                           "ATTENDEE",
                                           "COMMENT",
                                           "RECURRENCE-ID",
                                           "DTSTART",
                                           "DTEND",
                                           "DURATION"};

// One VEVENT, as far as it is read.
struct Event {
    std::map<std::string, ReplyLine, std::less<>> lines = {};  // the first of each name
    std::vector<ReplyLine> attendees = {};

    const ReplyLine* line(std::string_view name) const
    {
        const auto found = lines.find(name);
        return found == lines.end() ? nullptr : &found->second;
    }
    std::string_view value(std::string_view name) const
    {
        const ReplyLine* const found = line(name);
        return found == nullptr ? std::string_view{} : std::string_view{found->value};
    }
};

struct Read {
    std::string method = {};
    std::map<int, Event> events = {};
};

std::optional<Read> lines_of(std::string_view text)
{
    Read read;
    const bool well_formed =
        for_each_reply_line(text, wanted, [&](const ReplyPlace& place, ReplyLine line) {
            if (place.component == 0 && line.name == "METHOD" && read.method.empty())
                read.method = std::move(line.value);
            if (place.component_name != "VEVENT") return;
            Event& event = read.events[place.component];
            if (line.name == "ATTENDEE") {
                if (event.attendees.size() < 10) event.attendees.push_back(std::move(line));
                return;
            }
            std::string name = line.name;
            event.lines.try_emplace(std::move(name), std::move(line));
        });
    if (!well_formed) return std::nullopt;
    return read;
}

ReplyMethod method_of(std::string_view written)
{
    const std::string method = core::lower_case(core::trimmed(written));
    return core::reply_method_from(method).value_or(ReplyMethod::none);
}

MailedAnswer answer_of(std::string_view partstat)
{
    const std::string name = core::lower_case(core::trimmed(partstat));
    if (name.empty()) return MailedAnswer::none;
    if (name == "accepted") return MailedAnswer::accepted;
    if (name == "declined") return MailedAnswer::declined;
    if (name == "tentative") return MailedAnswer::tentative;
    if (name == "delegated") return MailedAnswer::delegated;
    if (name == "needs-action") return MailedAnswer::needs_action;
    return MailedAnswer::other;
}

// A number that no meeting of ours reaches is kept as the highest, and not as libical's -1.
std::optional<int> sequence_of(std::string_view text)
{
    const std::string digits = core::trimmed(text);
    int number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ec == std::errc::result_out_of_range) return digits.starts_with('-') ? 0 : 1'000'000;
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return std::clamp(number, 0, 1'000'000);
}

std::optional<core::Instant> instant_of(const ReplyLine* line, const FindZone& find)
{
    if (line == nullptr) return std::nullopt;
    const auto written = written_time(core::trimmed(line->value));
    if (!written || written->is_date) return std::nullopt;
    if (written->is_utc) return core::Instant{written->civil.time_since_epoch()};
    const std::string_view tzid = line->parameter("TZID");
    if (tzid.empty()) return instant_in(london_zone(), written->civil);
    for (const std::string& name : names_of_zone(tzid)) {
        if (name == "Europe/London") return instant_in(london_zone(), written->civil);
        if (const auto zone = find(name)) return instant_in(*zone, written->civil);
    }
    return std::nullopt;
}

core::Email address_of(std::string_view value)
{
    const std::string written = core::trimmed(value);
    const bool is_mailto = core::lower_case(written).starts_with("mailto:");
    const auto address = core::email_address(is_mailto ? written.substr(7) : written);
    return core::Email{address.value_or("")};
}

// Of a delegation both are named; the one who delegates counts.
const ReplyLine* answering(const Event& event)
{
    for (const ReplyLine& each : event.attendees)
        if (answer_of(each.parameter("PARTSTAT")) == MailedAnswer::delegated) return &each;
    return event.attendees.empty() ? nullptr : &event.attendees.front();
}

void read_event(const Event& event, const FindZone& find, core::IncomingReply& reply)
{
    reply.uid = core::trimmed(event.value("UID"));
    if (reply.uid.size() > longest_uid || !core::is_plain_text(reply.uid, core::Lines::one))
        reply.uid.clear();
    reply.sequence = sequence_of(event.value("SEQUENCE"));
    const auto stamp = written_time(core::trimmed(event.value("DTSTAMP")));
    if (stamp && !stamp->is_date) reply.stamp = core::Instant{stamp->civil.time_since_epoch()};
    std::string note = unescaped_text(event.value("COMMENT"));
    if (const ReplyLine* const attendee = answering(event)) {
        reply.answer = answer_of(attendee->parameter("PARTSTAT"));
        if (reply.answer == MailedAnswer::delegated)
            reply.delegated_to = address_of(attendee->parameter("DELEGATED-TO"));
        if (note.empty()) note = attendee->parameter("X-RESPONSE-COMMENT");
    }
    reply.note = core::FreeText{core::trimmed(printable(note))};
    if (reply.method != ReplyMethod::counter) return;
    reply.proposed_from = instant_of(event.line("DTSTART"), find);
    reply.proposed_until = instant_of(event.line("DTEND"), find);
    const auto length = written_duration(core::trimmed(event.value("DURATION")));
    if (!reply.proposed_until && reply.proposed_from && length)
        reply.proposed_until = *reply.proposed_from + *length;
}

ReplyReading failed(PartFault why, std::optional<CalendarFault> fault = {})
{
    ReplyReading reading;
    reading.reply.fault = why;
    reading.fault = fault;
    return reading;
}

}  // namespace

bool ReplyReading::agrees_with(const ReplyReading& other) const
{
    const auto said = [](const core::IncomingReply& reply) {
        return std::tie(reply.fault,
                        reply.method,
                        reply.answer,
                        reply.sequence,
                        reply.delegated_to,
                        reply.proposed_from,
                        reply.proposed_until);
    };
    return said(reply) == said(other.reply) &&
           core::lower_case(reply.uid) == core::lower_case(other.reply.uid);
}

ReplyReading read_reply(std::string_view text, std::string_view method, const FindZone& find)
{
    if (text.find('\0') != std::string_view::npos) return failed(PartFault::unreadable);
    const Scan scan = scan_calendar(text);
    if (scan.fault) return failed(PartFault::unreadable, scan.fault);
    const auto read = lines_of(text);
    if (!read) return failed(PartFault::unreadable);

    ReplyReading reading;
    reading.reply.method = method_of(read->method.empty() ? method : read->method);
    std::vector<const Event*> whole;
    for (const auto& [number, event] : read->events)
        if (event.line("RECURRENCE-ID") == nullptr) whole.push_back(&event);
    if (reading.reply.method == ReplyMethod::none || read->events.empty())
        return failed(PartFault::unreadable);
    if (whole.empty()) return failed(PartFault::one_occurrence);
    read_event(*whole.front(), find, reading.reply);
    for (const Event* other : whole) {
        ReplyReading again;
        again.reply.method = reading.reply.method;
        read_event(*other, find, again.reply);
        if (!reading.agrees_with(again)) return failed(PartFault::disagree);
    }
    return reading;
}

}  // namespace quorate::calendar
