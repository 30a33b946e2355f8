#pragma once

#include <string_view>

namespace quorate::core {

/// The text of data/bank_holidays_england_and_wales.csv, which the build compiles in.
extern const std::string_view bank_holidays_csv;

}  // namespace quorate::core
