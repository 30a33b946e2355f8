#include "core/reports/attendance.hpp"

#include <algorithm>

#include "core/reports/small_numbers.hpp"

namespace quorate::core {
namespace {

void add(Portion& share, bool is_part)
{
    ++*share.whole;
    if (is_part) ++*share.part;
}

PortionLine& line_of(std::vector<PortionLine>& lines, const std::string& key)
{
    const auto found = std::ranges::find(lines, key, &PortionLine::key);
    if (found != lines.end()) return *found;
    return lines.emplace_back(PortionLine{.key = key});
}

// What there is of a number, and what there is not, is hidden as what was in time and what was
// late.
Tally tally_of(const Portion& share)
{
    return {.counted = share.whole, .in_time = share.part, .late = *share.whole - *share.part};
}

Portion portion_of(const Tally& tally)
{
    return {.part = tally.in_time, .whole = tally.counted};
}

void hide(Portion& all, std::vector<PortionLine>& lines)
{
    MeasuredTimeliness measured;
    measured.all.by_meeting = tally_of(all);
    for (const PortionLine& line : lines)
        measured.teams.push_back(
            {.key = line.key, .tallies = {.by_meeting = tally_of(line.share)}});
    TimelinessReport report;
    report.measures.push_back(std::move(measured));
    hide_small_numbers(report);
    all = portion_of(report.measures.front().all.by_meeting);
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].share = portion_of(report.measures.front().teams[i].tallies.by_meeting);
}

}  // namespace

std::optional<double> percent_of(const Portion& share)
{
    return percent_in_time({.counted = share.whole, .in_time = share.part});
}

AttendanceReport report_attendance(const std::vector<HeldMeetingRow>& rows,
                                   const ReportPeriod& period)
{
    AttendanceReport report{.period = period};
    for (const Date month : months_of(period))
        report.months.push_back({.key = month_code(month), .label = month_label(month)});
    for (const HeldMeetingRow& row : rows) {
        if (row.held_on < period.from || row.held_on > period.until) continue;
        add(report.quorate, row.was_quorate);
        add(line_of(report.months, month_code(row.held_on)).share, row.was_quorate);
        for (const AskedAgency& asked : row.asked) {
            PortionLine& line = line_of(report.agencies, asked.agency.text());
            line.label = asked.name;
            add(line.share, asked.came);
            add(report.came, asked.came);
        }
    }
    std::ranges::sort(report.agencies, {}, &PortionLine::label);
    return report;
}

void hide_small_numbers(AttendanceReport& report)
{
    report.hides_small_numbers = true;
    hide(report.quorate, report.months);
    hide(report.came, report.agencies);
}

}  // namespace quorate::core
