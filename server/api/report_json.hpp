#pragma once

#include <boost/json.hpp>

#include "core/reports/attendance.hpp"
#include "core/reports/timeliness.hpp"

namespace quorate::server {

/// The report as the API and `quorate export timeliness --json` give it. A number that may not be
/// shown is null.
boost::json::object to_json(const core::TimelinessReport& report);
boost::json::object to_json(const core::AttendanceReport& report);

}  // namespace quorate::server
