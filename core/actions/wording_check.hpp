#pragma once

#include <string_view>
#include <vector>

#include "core/support/private.hpp"

namespace quorate::core {

/// Whether `text` holds a word of one of `names`: "Rowan's bag" and "the Testwoods" do, for Rowan
/// Testwood. Case and accents do not matter. Errs towards yes, so that a child called Will hides
/// "it will be done" too: what is shown by a link alone must name nobody.
bool names_anyone(std::string_view text, const std::vector<PersonName>& names);

}  // namespace quorate::core
