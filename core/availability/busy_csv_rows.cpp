#include "core/availability/busy_csv_rows.hpp"

#include "core/availability/busy_times.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/dates/typed_date.hpp"
#include "core/dates/typed_time.hpp"

namespace quorate::core {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr days longest_ago{366};
constexpr const char* no_such_time = "The clocks go forward then: there is no such time in London";

enum class Edge { start, end };

// A time in London as a moment. Of a time that comes twice, the one that takes more.
std::optional<Instant> moment_of(FormChecks& checks, const char* column, CivilTime at, Edge edge)
{
    const Instant moment = london_instant(at);
    if (london_civil(moment) != at) {
        checks.refuse(column, no_such_time);
        return std::nullopt;
    }
    return edge == Edge::end && comes_twice(at) ? moment + hours{1} : moment;
}

std::optional<Instant> typed_moment(
    FormChecks& checks, const char* column, Date day, const std::string& text, Edge edge)
{
    const auto time = parse_typed_time(text);
    if (!time) {
        checks.refuse(column, "Write the time like 09:30");
        return std::nullopt;
    }
    return moment_of(checks, column, day + *time, edge);
}

Instant beginning_of(Date day)
{
    return london_instant(CivilTime{day});
}

// Of the columns date, from and until.
std::optional<TimeSpan> span_of_day(const ImportTable& table, const CsvRow& row, FormChecks& checks)
{
    const std::string date = table.cell(row, "date");
    const std::string from = table.cell(row, "from");
    const std::string until = table.cell(row, "until");
    const auto day = parse_typed_date(date);
    if (!day) {
        checks.refuse("date",
                      date.empty() ? "Write the day like 2026-11-25" : typed_date_fault(date));
        return std::nullopt;
    }
    if (from.empty() && until.empty())
        return TimeSpan{beginning_of(*day), beginning_of(*day + days{1})};
    const auto starts = typed_moment(checks, "from", *day, from, Edge::start);
    const auto ends = typed_moment(checks, "until", *day, until, Edge::end);
    if (!starts || !ends) return std::nullopt;
    return TimeSpan{*starts, *ends};
}

std::optional<Instant> written_moment(FormChecks& checks,
                                      const char* column,
                                      const std::string& text,
                                      Edge edge)
{
    if (const auto day = parse_date(text))
        return beginning_of(edge == Edge::end ? *day + days{1} : *day);
    const auto moment = parse_instant(text);
    if (!moment) {
        checks.refuse(column, "Write the time like 2026-11-25T10:00");
        return std::nullopt;
    }
    // With an offset of its own the text cannot take another.
    const auto as_if_utc = parse_instant(text + "Z");
    if (!as_if_utc) return moment;
    return moment_of(checks, column, CivilTime{as_if_utc->time_since_epoch()}, edge);
}

// Of the columns start and end.
std::optional<TimeSpan> span_written(const ImportTable& table,
                                     const CsvRow& row,
                                     FormChecks& checks)
{
    const auto starts = written_moment(checks, "start", table.cell(row, "start"), Edge::start);
    const auto ends = written_moment(checks, "end", table.cell(row, "end"), Edge::end);
    if (!starts || !ends) return std::nullopt;
    return TimeSpan{*starts, *ends};
}

}  // namespace

const std::vector<ImportColumn>& busy_columns()
{
    static const std::vector<ImportColumn> columns{
        {"owner", true}, {"date"}, {"from"}, {"until"}, {"start"}, {"end"}, {"kind"}};
    return columns;
}

std::optional<BusyRow> busy_row(const ImportTable& table,
                                const CsvRow& row,
                                Instant now,
                                FormChecks& checks)
{
    if (const auto fault = table.fault_of(row)) {
        checks.refuse(fault->field, fault->message);
        return std::nullopt;
    }
    const bool by_day = table.has("date");
    const auto span = by_day ? span_of_day(table, row, checks) : span_written(table, row, checks);
    const std::string written = lower_case(table.cell(row, "kind"));
    const auto kind = written.empty() ? BusyKind::busy : busy_kind_from(written);
    if (!kind) checks.refuse("kind", "Write busy, leave or on_call");
    if (span)
        check_busy_time(checks, *span, now, by_day ? "date" : "start", by_day ? "until" : "end");
    if (span && span->until < now - longest_ago)
        checks.refuse(by_day ? "date" : "start", "The time must not be more than a year ago");
    if (!checks.passed()) return std::nullopt;
    return BusyRow{.span = *span,
                   .first_day = london_date(span->from),
                   .last_day = london_date(span->until - std::chrono::seconds{1}),
                   .kind = *kind};
}

}  // namespace quorate::core
