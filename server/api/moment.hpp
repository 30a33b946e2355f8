#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/support/clock.hpp"

namespace quorate::server {

/// What is wrong with the text as a time that the API takes, or empty. Wanted is RFC 3339 with its
/// offset; without one it is a time in London, which must exist and exist once.
std::string moment_fault(std::string_view text);

}  // namespace quorate::server
