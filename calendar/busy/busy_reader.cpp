#include "calendar/busy/busy_reader.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/busy/calendar_entry.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

// A diary with an appointment every quarter of an hour for a year has 35,000.
constexpr int most_occurrences = 100'000;

// Occurrences that take no place in a series: by moment, and by day where only a date was given.
struct Gone {
    std::set<core::Instant> moments = {};
    std::set<local_days> dates = {};

    void add(const ZonedTime& time)
    {
        if (time.is_date)
            dates.insert(floor<days>(time.civil));
        else
            moments.insert(time.instant());
    }

    bool holds(const ZonedTime& time) const
    {
        return dates.contains(floor<days>(time.civil)) || moments.contains(time.instant());
    }
};

class Reader {
public:
    explicit Reader(const core::TimeSpan& stretch) : stretch_{stretch} {}

    void add(core::TimeSpan span)
    {
        span.from = std::max(span.from, stretch_.from);
        span.until = std::min(span.until, stretch_.until);
        if (span.from < span.until) spans_.push_back(span);
    }

    void add_event(const CalendarEntry& entry, const Gone& moved)
    {
        if (entry.is_partial) ++left_out_;
        if (!entry.is_busy) return;
        Gone gone = moved;
        for (const ZonedTime& time : entry.without)
            gone.add(time);
        for (const core::TimeSpan& span : entry.extra_spans)
            add(span);
        const auto occurs = [&](const ZonedTime& at) {
            if (!gone.holds(at)) add_occurrence(at, entry.length);
        };
        for (const ZonedTime& at : entry.extra)
            occurs(at);
        if (!entry.recurrence) return occurs(entry.start);

        const auto until = last_of(*entry.recurrence, entry.start);
        // A day to spare on either side: the clocks of no zone differ from UTC by more.
        const auto from = civil_in(utc_zone(), stretch_.from) - entry.length - days{1};
        const auto end = civil_in(utc_zone(), std::min(stretch_.until, until)) + days{1};
        bool first_came = false;
        for (const core::CivilTime civil :
             occurrences(*entry.recurrence, entry.start.civil, from, end, budget_)) {
            const ZonedTime at{civil, entry.start.zone, entry.start.is_date};
            first_came = first_came || civil == entry.start.civil;
            if (at.instant() <= until) occurs(at);
        }
        // DTSTART is an occurrence even when the rule does not fall on it.
        if (!first_came) occurs(entry.start);
    }

    void left_out() { ++left_out_; }

    BusyReading finish() &&
    {
        BusyReading reading{.left_out = left_out_};
        if (budget_.is_spent()) {
            reading.fault = CalendarFault::too_much_work;
            return reading;
        }
        std::ranges::sort(spans_);
        for (const core::TimeSpan& span : spans_) {
            if (!reading.busy.empty() && span.from <= reading.busy.back().until)
                reading.busy.back().until = std::max(reading.busy.back().until, span.until);
            else
                reading.busy.push_back(span);
        }
        return reading;
    }

private:
    void add_occurrence(const ZonedTime& at, seconds length)
    {
        // A day begins and ends at midnight, however many hours it has.
        const core::Instant from = at.instant();
        add({from, at.is_date ? instant_in(at.zone, at.civil + length) : from + length});
    }

    // UNTIL is included; a date means that whole day, a time without Z the series' own clock.
    static core::Instant last_of(const Recurrence& recurrence, const ZonedTime& start)
    {
        if (!recurrence.until) return core::Instant::max() - days{2};
        const WrittenTime& until = *recurrence.until;
        if (until.is_date) return instant_in(start.zone, until.civil + days{1}) - seconds{1};
        return instant_in(until.is_utc ? utc_zone() : start.zone, until.civil);
    }

    const core::TimeSpan& stretch_;
    std::vector<core::TimeSpan> spans_;
    WorkBudget budget_{most_occurrences};
    int left_out_ = 0;
};

// Free/busy time is a list of periods; FREE ones stand between them.
void read_free_busy(const ScannedEntry& entry, const CalendarZones& zones, Reader& reader)
{
    for (const ScannedLine& line : entry.lines) {
        if (line.name != "FREEBUSY" || line.parameter("FBTYPE") == "FREE") continue;
        for (const std::string_view value : listed_values(line)) {
            if (const auto span = period(line, value, zones))
                reader.add(*span);
            else
                reader.left_out();
        }
    }
}

}  // namespace

BusyReading read_busy(const ScannedCalendar& calendar,
                      const core::TimeSpan& stretch,
                      const CalendarZones& zones)
{
    Reader reader{stretch};
    std::vector<CalendarEntry> entries;
    for (const ScannedEntry& event : calendar.events) {
        if (auto entry = calendar_entry(event, zones))
            entries.push_back(std::move(*entry));
        else
            reader.left_out();
    }
    // An occurrence that was moved or cancelled stands beside its series, with the same UID.
    std::map<std::string, Gone> moved;
    for (const CalendarEntry& entry : entries)
        if (entry.replaces && !entry.uid.empty()) moved[entry.uid].add(*entry.replaces);
    for (const CalendarEntry& entry : entries) {
        const auto of_series = moved.find(entry.uid);
        const bool is_series = !entry.replaces && of_series != moved.end();
        reader.add_event(entry, is_series ? of_series->second : Gone{});
    }
    for (const ScannedEntry& entry : calendar.free_busy)
        read_free_busy(entry, zones, reader);
    return std::move(reader).finish();
}

}  // namespace quorate::calendar
