#pragma once

#include <string>

#include "core/reports/timeliness.hpp"

namespace quorate::core {

/// How a number that may not be shown is written.
inline constexpr const char* not_shown = "not shown";

/// The report as CSV (RFC 4180, CRLF): a row for each measure, split and way of counting. `split`
/// is all, month, team or reason; a reason has the number that were late alone.
std::string timeliness_csv(const TimelinessReport& report);

}  // namespace quorate::core
