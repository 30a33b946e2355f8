#include "core/reports/timeliness_csv.hpp"

#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

std::string percent(const Tally& tally)
{
    if (const auto part = percent_in_time(tally)) return percent_text(*part);
    return tally.counted == 0 ? std::string{} : std::string{not_shown};
}

std::string lines(Measure measure, const char* split, const std::string& of, const Tallies& tallies)
{
    const auto of_unit = [&](const char* counted_by, const Tally& tally) {
        return csv_line({std::string{code(measure)},
                         split,
                         csv_cell(of),
                         counted_by,
                         csv_number(tally.counted),
                         csv_number(tally.in_time),
                         csv_number(tally.late),
                         csv_number(tally.not_yet),
                         percent(tally)});
    };
    return of_unit("child", tallies.by_child) + of_unit("meeting", tallies.by_meeting);
}

std::string reason_lines(Measure measure, const LateReasonLine& late)
{
    const std::string of = late.reason ? std::string{code(*late.reason)} : "none given";
    const auto of_unit = [&](const char* counted_by, const std::optional<int>& count) {
        return csv_line({std::string{code(measure)},
                         "reason",
                         of,
                         counted_by,
                         "",
                         "",
                         csv_number(count),
                         "",
                         ""});
    };
    return of_unit("child", late.children) + of_unit("meeting", late.meetings);
}

}  // namespace

std::string timeliness_csv(const TimelinessReport& report)
{
    std::string text =
        "measure,split,of,counted_by,counted,in_time,late,not_yet,percent_in_time\r\n";
    for (const MeasuredTimeliness& measured : report.measures) {
        text += lines(measured.measure, "all", "", measured.all);
        for (const TimelinessLine& month : measured.months)
            text += lines(measured.measure, "month", month.key, month.tallies);
        for (const TimelinessLine& team : measured.teams)
            text += lines(measured.measure, "team", team.label, team.tallies);
        for (const LateReasonLine& late : measured.reasons)
            text += reason_lines(measured.measure, late);
    }
    return text;
}

}  // namespace quorate::core
