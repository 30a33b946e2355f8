#pragma once

#include <string>
#include <string_view>

namespace quorate::core {

/// A reference as people say it: letters and digits alone, in lower case, numbers without zeros in
/// front. "EX-0204", "ex 204" and "EX204" are the same.
std::string said_reference(std::string_view reference);

/// Whether what was typed is the beginning of the reference however it is written, or its number
/// alone, of three digits or more. What has no digit is no reference.
bool is_reference_of(std::string_view typed, std::string_view reference);

}  // namespace quorate::core
