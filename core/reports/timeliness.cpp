#include "core/reports/timeliness.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <utility>

namespace quorate::core {
namespace {

// What a limit adds to for some of its children, if it is counted.
enum class Outcome { in_time, late, not_yet, to_come };

Outcome outcome_of(std::optional<Date> met_on, Date limit, Date today)
{
    if (met_on) return *met_on <= limit ? Outcome::in_time : Outcome::late;
    return limit < today ? Outcome::not_yet : Outcome::to_come;
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

// Children, or meetings: the members in which each is counted.
struct CountedBy {
    Tally Tallies::* tally;
    std::optional<int> LateReasonLine::* late;
};

constexpr CountedBy by_child{&Tallies::by_child, &LateReasonLine::children};
constexpr CountedBy by_meeting{&Tallies::by_meeting, &LateReasonLine::meetings};

void count(MeasuredTimeliness& measured,
           const TimelinessRow& row,
           Outcome outcome,
           const CountedBy& by,
           int number)
{
    add(measured.all.*by.tally, outcome, number);
    add(line_of(measured.months, month_code(row.limit_date)).tallies.*by.tally, outcome, number);
    TimelinessLine& team = line_of(measured.teams, row.team.text());
    team.label = row.team_name;
    add(team.tallies.*by.tally, outcome, number);
    if (outcome != Outcome::late) return;
    *(line_of(measured.reasons, row.late_reason).*by.late) += number;
}

// How many children a limit was met for on one day, or is not met for yet.
using ByDay = std::map<std::optional<Date>, int>;

ByDay children_by_day(const TimelinessRow& row)
{
    if (row.answers.empty()) return {{row.met_on, row.children}};
    ByDay days;
    for (const TimelinessAnswer& answer : row.answers)
        if (answer.status != DueStatus::not_needed) ++days[answer.met_on];
    return days;
}

// A meeting that was held, with the limit by which it counts: one that it was too late for, or else
// the earliest.
struct Held {
    const TimelinessRow* row;
    Outcome outcome;
};

class Counting {
public:
    Counting(MeasuredTimeliness& measured, Date today) : measured_{measured}, today_{today} {}

    void add(const TimelinessRow& row)
    {
        if (row.status == DueStatus::not_needed) {
            ++*measured_.not_needed;
            return;
        }
        for (const auto& [met_on, children] : children_by_day(row)) {
            const Outcome outcome = outcome_of(met_on, row.limit_date, today_);
            if (outcome == Outcome::to_come) {
                ++*measured_.to_come;
                continue;
            }
            count(measured_, row, outcome, by_child, children);
            if (met_on && is_of_meetings(measured_.measure) && !row.case_id.empty())
                note_held({&row, outcome}, *met_on);
            else
                count(measured_, row, outcome, by_meeting, 1);
        }
    }

    void finish()
    {
        for (const auto& [key, held] : held_)
            count(measured_, *held.row, held.outcome, by_meeting, 1);
    }

private:
    void note_held(const Held& held, Date on)
    {
        const auto [known, is_new] = held_.try_emplace({held.row->case_id, on}, held);
        if (is_new) return;
        const auto place = [](const Held& each) {
            return std::pair{each.outcome != Outcome::late, each.row->limit_date};
        };
        if (place(held) < place(known->second)) known->second = held;
    }

    MeasuredTimeliness& measured_;
    Date today_;
    std::map<std::pair<CaseId, Date>, Held> held_ = {};  // by family and day
};

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
    std::map<Measure, Counting> counting;
    for (MeasuredTimeliness& measured : report.measures)
        counting.emplace(measured.measure, Counting{measured, today});
    for (const TimelinessRow& row : rows) {
        const auto measure = measure_of_rule(row.rule_id);
        if (!measure || row.status == DueStatus::superseded) continue;
        if (row.limit_date < period.from || row.limit_date > period.until) continue;
        counting.at(*measure).add(row);
    }
    for (auto& [measure, each] : counting)
        each.finish();
    for (MeasuredTimeliness& measured : report.measures) {
        std::ranges::sort(measured.teams, {}, &TimelinessLine::label);
        std::ranges::sort(measured.reasons, comes_before);
    }
    return report;
}

}  // namespace quorate::core
