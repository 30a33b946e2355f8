#pragma once

#include <string>
#include <string_view>

#include "core/dates/language.hpp"

namespace quorate::server {

/// What to say after a form worked, by the code in the address; empty for an unknown code. Codes
/// stand in addresses instead of sentences so that nobody can put words in the service's mouth.
/// In Welsh what pages behind a link say.
std::string_view done_message(std::string_view code,
                              core::Language language = core::Language::english);

/// The code that says how many were reminded of their reports.
std::string reports_reminded_code(int people);

}  // namespace quorate::server
