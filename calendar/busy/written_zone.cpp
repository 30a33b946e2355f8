#include <algorithm>
#include <array>

#include "calendar/busy/values.hpp"
#include "calendar/busy/zone.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

constexpr std::size_t most_observances = 64;

// "BYDAY=-1SU": which of the month's Sundays. RFC 5545 asks for nothing else of a VTIMEZONE, and
// nothing else is understood here: a zone's RRULE for every second hangs libical 3.0.16.
struct Yearly {
    month in;
    weekday on;
    int which;  // 1 to 5, or -1 for the last
    std::optional<year> last;

    std::optional<local_days> day_in(year y) const
    {
        if (last && y > *last) return std::nullopt;
        if (which < 0) return local_days{y / in / on[std::chrono::last]};
        const year_month_weekday date{y, in, on[static_cast<unsigned>(which)]};
        return date.ok() ? std::optional{local_days{date}} : std::nullopt;
    }
};

struct Observance {
    core::CivilTime first;
    seconds before;
    seconds offset;
    std::optional<Yearly> yearly;

    core::Instant moment(core::CivilTime onset) const
    {
        return core::Instant{onset.time_since_epoch()} - before;
    }

    // When it last began at or before `at`.
    std::optional<core::Instant> began(core::Instant at) const
    {
        const core::Instant once = moment(first);
        if (once > at) return std::nullopt;
        if (!yearly) return once;
        const year this_year = year_month_day{floor<days>(at)}.year();
        for (year y = this_year + years{1}; y >= this_year - years{1}; --y) {
            const auto day = yearly->day_in(y);
            if (!day) continue;
            const core::Instant onset = moment(*day + (first - floor<days>(first)));
            if (onset <= at && onset >= once) return onset;
        }
        if (!yearly->last) return once;
        const auto day = yearly->day_in(*yearly->last);
        return day ? std::max(once, moment(*day + (first - floor<days>(first)))) : once;
    }
};

std::optional<weekday> weekday_from(std::string_view text)
{
    constexpr std::array<std::string_view, 7> names{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    const auto found = std::ranges::find(names, text);
    if (found == names.end()) return std::nullopt;
    return weekday{static_cast<unsigned>(found - names.begin())};
}

std::optional<Yearly> yearly_from(std::string_view rule)
{
    std::string_view of_month, of_day, until;
    while (!rule.empty()) {
        const auto end = std::min(rule.find(';'), rule.size());
        const std::string_view part = rule.substr(0, end);
        rule.remove_prefix(std::min(end + 1, rule.size()));
        if (part.starts_with("BYMONTH="))
            of_month = part.substr(8);
        else if (part.starts_with("BYDAY="))
            of_day = part.substr(6);
        else if (part.starts_with("UNTIL="))
            until = part.substr(6);
        else if (part != "FREQ=YEARLY" && part != "INTERVAL=1" && !part.starts_with("WKST="))
            return std::nullopt;
    }
    if (of_day.size() < 3) return std::nullopt;
    const auto number = whole_number(of_month);
    const auto which = whole_number(of_day.substr(0, of_day.size() - 2));
    const auto on = weekday_from(of_day.substr(of_day.size() - 2));
    if (!number || *number < 1 || *number > 12 || !which || !on) return std::nullopt;
    if (*which != -1 && (*which < 1 || *which > 5)) return std::nullopt;
    Yearly yearly{
        .in = month{static_cast<unsigned>(*number)}, .on = *on, .which = *which, .last = {}};
    if (until.empty()) return yearly;
    const auto last = written_time(until);
    if (!last) return std::nullopt;
    yearly.last = year_month_day{floor<days>(last->civil)}.year();
    return yearly;
}

// Outlook begins its zones in 1601: all before 1900 is 1900.
std::optional<core::CivilTime> first_onset(std::string_view text)
{
    if (const auto written = written_time(text)) return written->civil;
    if (text.size() < 8 || text > "1900") return std::nullopt;
    const auto clock = written_time("19000101" + std::string{text.substr(8)});
    return clock ? std::optional{clock->civil} : std::nullopt;
}

std::optional<Observance> observance(const ScannedEntry& part)
{
    const auto first = first_onset(part.value("DTSTART"));
    const auto before = written_offset(part.value("TZOFFSETFROM"));
    const auto offset = written_offset(part.value("TZOFFSETTO"));
    if (!first || !before || !offset) return std::nullopt;
    Observance made{.first = *first, .before = *before, .offset = *offset, .yearly = {}};
    if (const std::string_view rule = part.value("RRULE"); !rule.empty()) {
        made.yearly = yearly_from(rule);
        if (!made.yearly) return std::nullopt;
    }
    return made;
}

}  // namespace

std::optional<ZoneOffset> written_zone(const ScannedEntry& vtimezone)
{
    std::vector<Observance> all;
    if (vtimezone.parts.size() > most_observances) return std::nullopt;
    for (const ScannedEntry& part : vtimezone.parts) {
        const auto made = observance(part);
        if (!made) return std::nullopt;
        all.push_back(*made);
    }
    if (all.empty()) return std::nullopt;
    const auto earliest = *std::ranges::min_element(all, {}, &Observance::first);
    return [all, earliest](core::Instant at) {
        seconds offset = earliest.before;
        std::optional<core::Instant> latest;
        for (const Observance& each : all) {
            const auto began = each.began(at);
            if (!began || (latest && *began < *latest)) continue;
            latest = began;
            offset = each.offset;
        }
        return offset;
    };
}

}  // namespace quorate::calendar
