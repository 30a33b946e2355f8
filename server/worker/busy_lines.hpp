#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/busy/busy_reader.hpp"

namespace quorate::server {

/// What the worker says: "busy FROM UNTIL" in seconds since 1970 for each stretch, "left-out N",
/// or "fault CODE"; then "end", so that half an answer cannot be taken for a whole one.
std::string busy_lines(const calendar::BusyReading& reading);

/// The same read back by one who does not trust the writer: nothing unless every line is as above,
/// and the stretches are in order, apart and inside `stretch`.
std::optional<calendar::BusyReading> busy_from_lines(std::string_view text,
                                                     const core::TimeSpan& stretch);

}  // namespace quorate::server
