#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace quorate::core {

/// A time of day as people type it: "10:00", "9.30", "14". Nothing when it is none.
std::optional<std::chrono::minutes> parse_typed_time(std::string_view text);

}  // namespace quorate::core
