#pragma once

#include <string>

#include "core/support/clock.hpp"

namespace quorate::core {

/// London's clock as people say it, for letters to families: "10 in the morning", "half past 2 in
/// the afternoon", "12 noon", "4:40 in the afternoon".
std::string london_spoken_time(Instant at);

/// "10 to half past 11 in the morning", or "11 in the morning to 1 in the afternoon".
std::string london_spoken_times(Instant from, Instant until);

}  // namespace quorate::core
