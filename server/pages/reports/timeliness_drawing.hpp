#pragma once

#include <string>

#include "core/reports/timeliness.hpp"

namespace quorate::server {

/// A bar for each month: what part was in time. Months that are not over are slanted, those whose
/// part is not shown have a dash. Holds the labels of measures and months, and numbers.
std::string timeliness_drawing(const core::MeasuredTimeliness& measured,
                               core::Tally core::Tallies::* unit,
                               core::Date today);

}  // namespace quorate::server
