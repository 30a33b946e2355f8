#pragma once

#include <optional>
#include <string>
#include <vector>

namespace quorate::core {

/// How a number that may not be shown is written.
inline constexpr const char* not_shown = "not shown";

/// A number, or that it is not shown.
std::string csv_number(const std::optional<int>& number);

/// Fields that are ready to be written, as a line of CSV (RFC 4180, CRLF).
std::string csv_line(const std::vector<std::string>& fields);

}  // namespace quorate::core
