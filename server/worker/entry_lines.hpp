#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/own/written_entry.hpp"

namespace quorate::server {

/// What the worker says of an entry: a line for each thing, with texts in hexadecimal; then "end",
/// so that half an answer cannot be taken for a whole one.
std::string entry_lines(const calendar::WrittenEntry& entry);

/// The same read back by one who does not trust the writer: nothing unless every line is as above.
std::optional<calendar::WrittenEntry> entry_from_lines(std::string_view text,
                                                       const core::TimeSpan& stretch);

}  // namespace quorate::server
