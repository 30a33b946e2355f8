#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace quorate::core {

/// In how many letters two texts differ: left out, added or another one.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The part of an address after the @, in lower case; empty without one.
std::string mail_domain(std::string_view email);

/// The known domain, or that of a public service such as police.uk, that `domain` looks like
/// without being it: a slip of the pen, or somebody who wants to be taken for it.
std::optional<std::string> look_alike(std::string_view domain, std::span<const std::string> known);

}  // namespace quorate::core
