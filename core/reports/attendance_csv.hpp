#pragma once

#include <string>

#include "core/reports/attendance.hpp"

namespace quorate::core {

/// The report as CSV (RFC 4180, CRLF): a row for each measure and split. `quorate` counts meetings
/// that were held and those that had their quorum, of all and by month; `came` counts the times
/// that an agency was asked and those that it came, of all and by agency.
std::string attendance_csv(const AttendanceReport& report);

}  // namespace quorate::core
