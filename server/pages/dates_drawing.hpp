#pragma once

#include <string>
#include <vector>

#include "core/cases/view_case.hpp"

namespace quorate::server {

/// A drawing of the dates as bars from the day each clock started to its last day, with today and
/// the bank holidays. It holds labels of rules and dates, nothing that anybody typed.
std::string dates_drawing(const std::vector<core::ExplainedDueDate>& dates,
                          core::Date today,
                          const core::BankHolidays& holidays);

}  // namespace quorate::server
