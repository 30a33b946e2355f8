#pragma once

#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What to say after a form worked, by the code in the address; empty for an unknown code. Codes
/// stand in addresses instead of sentences so that nobody can put words in the service's mouth.
/// In Welsh what pages behind a link say.
std::string_view done_message(std::string_view code,
                              core::Language language = core::Language::english);

}  // namespace quorate::server
