#include "core/reports/attendance_csv.hpp"

#include "core/dates/date_text.hpp"
#include "core/reports/csv_lines.hpp"
#include "core/reports/timeliness.hpp"
#include "core/support/csv.hpp"

namespace quorate::core {
namespace {

std::string percent(const Portion& share)
{
    if (const auto part = percent_of(share)) return percent_text(*part);
    return share.whole == 0 ? std::string{} : std::string{not_shown};
}

std::string row(const char* measure, const char* split, const std::string& of, const Portion& share)
{
    return csv_line({measure,
                     split,
                     csv_cell(of),
                     csv_number(share.whole),
                     csv_number(share.part),
                     percent(share)});
}

}  // namespace

std::string attendance_csv(const AttendanceReport& report)
{
    std::string text = "measure,split,of,counted,of_those,percent\r\n";
    text += row("quorate", "all", "", report.quorate);
    for (const PortionLine& month : report.months)
        text += row("quorate", "month", month.key, month.share);
    text += row("came", "all", "", report.came);
    for (const PortionLine& agency : report.agencies)
        text += row("came", "agency", agency.label, agency.share);
    return text;
}

}  // namespace quorate::core
