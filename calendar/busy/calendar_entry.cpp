#include "calendar/busy/calendar_entry.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

constexpr days longest_event{400};

bool is_busy_event(const ScannedEntry& event)
{
    // Outlook says with a property of its own what TRANSP cannot: that TRANSP is OPAQUE for time
    // that is shown as free.
    const auto says = [&](std::string_view name, std::string_view what) {
        return core::lower_case(event.value(name)) == what;
    };
    return !says("TRANSP", "transparent") && !says("STATUS", "cancelled") &&
           !says("X-MICROSOFT-CDO-BUSYSTATUS", "free");
}

// How long it lasts; nothing when it says so wrongly.
std::optional<seconds> length_of(const ScannedEntry& event,
                                 const ZonedTime& start,
                                 const CalendarZones& zones)
{
    std::optional<seconds> length = start.is_date ? seconds{days{1}} : seconds{0};
    if (const ScannedLine* const line = event.line("DTEND")) {
        const auto end = zoned_time(*line, line->value, zones);
        if (!end || end->is_date != start.is_date) return std::nullopt;
        length = start.is_date ? end->civil - start.civil : end->instant() - start.instant();
        // Some programs end a day on itself.
        if (start.is_date && *length == seconds{0}) length = days{1};
    } else if (const std::string_view text = event.value("DURATION"); !text.empty()) {
        length = written_duration(text);
    }
    if (!length || *length < seconds{0} || *length > longest_event) return std::nullopt;
    return length;
}

void read_extra(const ScannedLine& line, const CalendarZones& zones, CalendarEntry& entry)
{
    const bool periods = line.parameter("VALUE") == "PERIOD";
    for (const std::string_view value : listed_values(line)) {
        if (periods) {
            if (const auto span = period(line, value, zones))
                entry.extra_spans.push_back(*span);
            else
                entry.is_partial = true;
        } else if (const auto time = zoned_time(line, value, zones)) {
            entry.extra.push_back(*time);
        } else {
            entry.is_partial = true;
        }
    }
}

}  // namespace

std::vector<std::string_view> listed_values(const ScannedLine& line)
{
    std::vector<std::string_view> all;
    std::string_view text = line.value;
    for (;;) {
        const auto end = std::min(text.find(','), text.size());
        all.push_back(text.substr(0, end));
        if (end == text.size()) return all;
        text.remove_prefix(end + 1);
    }
}

std::optional<ZonedTime> zoned_time(const ScannedLine& line,
                                    std::string_view value,
                                    const CalendarZones& zones)
{
    const auto written = written_time(value);
    if (!written) return std::nullopt;
    if (written->is_utc) return ZonedTime{written->civil, utc_zone()};
    // A date is the owner's day, whatever zone is named beside it.
    if (written->is_date) return ZonedTime{written->civil, london_zone(), true};
    auto zone = zones.find(line.parameter("TZID"));
    if (!zone) return std::nullopt;
    return ZonedTime{written->civil, std::move(*zone)};
}

std::optional<core::TimeSpan> period(const ScannedLine& line,
                                     std::string_view value,
                                     const CalendarZones& zones)
{
    const auto slash = value.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto start = zoned_time(line, value.substr(0, slash), zones);
    if (!start) return std::nullopt;
    const std::string_view rest = value.substr(slash + 1);
    core::TimeSpan span{.from = start->instant(), .until = {}};
    if (const auto length = written_duration(rest)) {
        span.until = span.from + *length;
    } else {
        const auto end = zoned_time(line, rest, zones);
        if (!end) return std::nullopt;
        span.until = end->instant();
    }
    if (span.until < span.from || span.until - span.from > longest_event) return std::nullopt;
    return span;
}

std::optional<CalendarEntry> calendar_entry(const ScannedEntry& event, const CalendarZones& zones)
{
    const ScannedLine* const begins = event.line("DTSTART");
    if (begins == nullptr) return std::nullopt;
    auto start = zoned_time(*begins, begins->value, zones);
    if (!start) return std::nullopt;
    const auto length = length_of(event, *start, zones);
    if (!length) return std::nullopt;

    CalendarEntry entry{.uid = std::string{event.value("UID")},
                        .start = std::move(*start),
                        .length = *length,
                        .is_busy = is_busy_event(event)};
    for (const ScannedLine& line : event.lines) {
        if (line.name == "RRULE") {
            // RFC 5545 wants one rule at most.
            if (!entry.recurrence) entry.recurrence = safe_recurrence(line.value);
            if (!entry.recurrence || &line != event.line("RRULE")) entry.is_partial = true;
        } else if (line.name == "EXRULE") {
            entry.is_partial = true;  // busy rather than free: what it takes away stays
        } else if (line.name == "RDATE") {
            read_extra(line, zones, entry);
        } else if (line.name == "EXDATE") {
            for (const std::string_view value : listed_values(line))
                if (const auto time = zoned_time(line, value, zones))
                    entry.without.push_back(*time);
        } else if (line.name == "RECURRENCE-ID") {
            entry.replaces = zoned_time(line, line.value, zones);
        }
    }
    return entry;
}

}  // namespace quorate::calendar
