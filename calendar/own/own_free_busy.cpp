#include "calendar/own/own_free_busy.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "calendar/ical/text.hpp"
#include "calendar/ical/zone.hpp"

namespace quorate::calendar {
namespace {

// In order, inside the span and apart from each other.
std::vector<core::TimeSpan> joined(std::vector<core::TimeSpan> times, const core::TimeSpan& span)
{
    std::ranges::sort(times);
    std::vector<core::TimeSpan> apart;
    for (core::TimeSpan each : times) {
        each = {std::max(each.from, span.from), std::min(each.until, span.until)};
        if (each.until <= each.from) continue;
        if (!apart.empty() && each.from <= apart.back().until)
            apart.back().until = std::max(apart.back().until, each.until);
        else
            apart.push_back(each);
    }
    return apart;
}

void write_utc(LineWriter& lines, std::string& out, std::string_view name, core::Instant at)
{
    out += name;
    append_utc(out, at);
    lines.end();
}

}  // namespace

std::string own_free_busy_text(const core::TimeSpan& span,
                               std::vector<core::TimeSpan> times,
                               core::Instant stamp)
{
    const std::vector<core::TimeSpan> busy = joined(std::move(times), span);
    std::string out;
    out.reserve(256 + 64 * busy.size());
    LineWriter lines{out};
    lines.line("BEGIN:VCALENDAR");
    lines.line("PRODID:-//Quorate//Meetings//EN");
    lines.line("VERSION:2.0");
    lines.line("BEGIN:VFREEBUSY");
    write_utc(lines, out, "DTSTAMP:", stamp);
    write_utc(lines, out, "DTSTART:", span.from);
    write_utc(lines, out, "DTEND:", span.until);
    for (const core::TimeSpan& each : busy) {
        out += "FREEBUSY;FBTYPE=BUSY:";
        append_utc(out, each.from);
        write_utc(lines, out, "/", each.until);
    }
    lines.line("END:VFREEBUSY");
    lines.line("END:VCALENDAR");
    return out;
}

}  // namespace quorate::calendar
