#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/dates/language.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// A date and time as a clock on a wall in London shows it: `day + 10h`. Does not mix with Instant.
using CivilTime = std::chrono::local_seconds;

// The only bridge between civil time and instants. It knows British law since 1996 (clocks change
// at 01:00 UTC on the last Sundays of March and October) and applies it to earlier years as well.

/// The moment at which London clocks show `civil`. As RFC 5545 3.3.5 asks: a time that occurs
/// twice means the first; one that is skipped is read by the offset in force before the gap.
Instant london_instant(CivilTime civil);

/// Whether London clocks show `civil` twice, because they go back. The second is an hour later.
bool comes_twice(CivilTime civil);

CivilTime london_civil(Instant at);
Date london_date(Instant at);

/// Zero in winter, an hour in summer.
std::chrono::seconds london_offset(Instant at);

/// "10:00", as a London clock shows it.
std::string london_clock_time(Instant at);

/// "Wednesday 25 November 2026 at 10:00", "dydd Mercher 25 Tachwedd 2026 am 10:00"
std::string london_long_time(Instant at, Language language = Language::english);

/// "Wed 25 Nov at 10:00", "Mer 25 Tach am 10:00"
std::string london_short_time(Instant at, Language language = Language::english);

/// "2026-10-26T13:00+00:00": London's clock and its offset. Seconds are written when there are any.
std::string iso_with_offset(Instant at);

/// "2026-10-26T13:00:00+00:00": the same as RFC 3339 5.6 wants it, always with seconds.
std::string rfc3339(Instant at);

/// "2026-10-26T13:00:00Z"
std::string iso_utc(Instant at);

/// "10:00": minutes after midnight from strict `HH:MM`, else nothing.
std::optional<std::chrono::minutes> parse_time_of_day(std::string_view text);

/// From `YYYY-MM-DDTHH:MM[:SS[.000]]` with `Z`, `+HH:MM` or nothing after it, which means London
/// time. We keep whole seconds: a fraction must be zero.
std::optional<Instant> parse_instant(std::string_view text);

}  // namespace quorate::core
