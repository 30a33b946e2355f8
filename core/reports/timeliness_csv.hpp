#pragma once

#include <string>

#include "core/reports/csv_lines.hpp"
#include "core/reports/timeliness.hpp"

namespace quorate::core {

/// The report as CSV (RFC 4180, CRLF): a row for each measure, split and way of counting. `split`
/// is all, month, team or reason; a reason has the number that were late alone.
std::string timeliness_csv(const TimelinessReport& report);

}  // namespace quorate::core
