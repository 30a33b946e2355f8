#include "core/reports/timeliness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace quorate::core {
namespace {

// What one limit adds to, if it is counted.
enum class Outcome { in_time, late, not_yet, to_come, not_needed };

Outcome outcome_of(const TimelinessRow& row, Date today)
{
    if (row.status == DueStatus::not_needed) return Outcome::not_needed;
    if (row.met_on) return *row.met_on <= row.limit_date ? Outcome::in_time : Outcome::late;
    return row.limit_date < today ? Outcome::not_yet : Outcome::to_come;
}

void add(Tally& tally, Outcome outcome, int count)
{
    *tally.counted += count;
    if (outcome == Outcome::in_time)
        *tally.in_time += count;
    else if (outcome == Outcome::late)
        *tally.late += count;
    else
        *tally.not_yet += count;
}

void add(Tallies& tallies, Outcome outcome, int children)
{
    add(tallies.by_child, outcome, children);
    add(tallies.by_meeting, outcome, 1);
}

TimelinessLine& line_of(std::vector<TimelinessLine>& lines, const std::string& key)
{
    const auto found = std::ranges::find(lines, key, &TimelinessLine::key);
    if (found != lines.end()) return *found;
    return lines.emplace_back(TimelinessLine{.key = key});
}

LateReasonLine& line_of(std::vector<LateReasonLine>& lines, std::optional<LateReason> reason)
{
    const auto found = std::ranges::find(lines, reason, &LateReasonLine::reason);
    if (found != lines.end()) return *found;
    return lines.emplace_back(LateReasonLine{.reason = reason});
}

void count(MeasuredTimeliness& measured, const TimelinessRow& row, Date today)
{
    const Outcome outcome = outcome_of(row, today);
    if (outcome == Outcome::not_needed) {
        ++*measured.not_needed;
        return;
    }
    if (outcome == Outcome::to_come) {
        ++*measured.to_come;
        return;
    }
    add(measured.all, outcome, row.children);
    add(line_of(measured.months, month_code(row.limit_date)).tallies, outcome, row.children);
    TimelinessLine& team = line_of(measured.teams, row.team.text());
    team.label = row.team_name;
    add(team.tallies, outcome, row.children);
    if (outcome != Outcome::late) return;
    LateReasonLine& reason = line_of(measured.reasons, row.late_reason);
    *reason.children += row.children;
    *reason.meetings += 1;
}

MeasuredTimeliness nothing_counted(Measure measure, const std::vector<Date>& months)
{
    MeasuredTimeliness measured{.measure = measure};
    for (const Date month : months)
        measured.months.push_back({.key = month_code(month), .label = month_label(month)});
    return measured;
}

// Those with a reason in the order of the list, then those without.
bool comes_before(const LateReasonLine& a, const LateReasonLine& b)
{
    if (!a.reason || !b.reason) return a.reason.has_value() && !b.reason.has_value();
    return *a.reason < *b.reason;
}

}  // namespace

std::optional<double> percent_in_time(const Tally& tally)
{
    if (!tally.counted || !tally.in_time || *tally.counted == 0) return std::nullopt;
    return std::round(1000.0 * *tally.in_time / *tally.counted) / 10.0;
}

std::string percent_text(double percent)
{
    std::array<char, 16> digits{};
    const int length = std::snprintf(digits.data(), digits.size(), "%.1f", percent);
    return {digits.data(), static_cast<std::size_t>(length)};
}

TimelinessReport report_timeliness(const std::vector<TimelinessRow>& rows,
                                   const ReportPeriod& period,
                                   Date today)
{
    TimelinessReport report{.period = period, .today = today};
    const std::vector<Date> months = months_of(period);
    for (const Measure measure : all_measures())
        report.measures.push_back(nothing_counted(measure, months));
    for (const TimelinessRow& row : rows) {
        const auto measure = measure_of_rule(row.rule_id);
        if (!measure || row.status == DueStatus::superseded) continue;
        if (row.limit_date < period.from || row.limit_date > period.until) continue;
        const auto measured =
            std::ranges::find(report.measures, *measure, &MeasuredTimeliness::measure);
        count(*measured, row, today);
    }
    for (MeasuredTimeliness& measured : report.measures) {
        std::ranges::sort(measured.teams, {}, &TimelinessLine::label);
        std::ranges::sort(measured.reasons, comes_before);
    }
    return report;
}

}  // namespace quorate::core
