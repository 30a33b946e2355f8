#pragma once

#include <string>
#include <string_view>

#include "core/dates/london_time.hpp"

namespace quorate::calendar {

inline constexpr std::string_view london_tzid = "Europe/London";

/// The VTIMEZONE we send, as text with CRLF. Our own, because libical 3.0.16 would write 8 kB back
/// to 1847 under a name no client knows. It must stay the same byte for byte between versions.
std::string_view london_vtimezone();

/// How a reader who follows london_vtimezone() must be told an instant.
struct WallTime {
    core::CivilTime local;
    /// True in the hour after the clocks went back: a reader takes the same local time for the hour
    /// before (RFC 5545 3.3.5), so such an instant must be written in UTC.
    bool repeated;
};
WallTime london_wall_time(core::Instant at);

/// Appends "20270326T093000Z".
void append_utc(std::string& out, core::Instant at);

/// Appends "20270326T093000".
void append_local(std::string& out, core::CivilTime at);

}  // namespace quorate::calendar
