#pragma once

#include <string>

#include "core/dates/language.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// London's clock as people say it, for letters to families: "10 in the morning", "half past 2 in
/// the afternoon", "12 noon", "4:40 in the afternoon"; "hanner awr wedi 2 y prynhawn".
std::string london_spoken_time(Instant at, Language language = Language::english);

/// "10 to half past 11 in the morning", or "11 in the morning to 1 in the afternoon";
/// "10 tan hanner awr wedi 11 y bore".
std::string london_spoken_times(Instant from, Instant until, Language language = Language::english);

}  // namespace quorate::core
