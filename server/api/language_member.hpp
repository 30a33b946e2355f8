#pragma once

#include <optional>
#include <vector>

#include "core/dates/language.hpp"
#include "server/app/api.hpp"

namespace quorate::server {

/// The member "language", "en" or "cy"; nothing when it is not there or null, or when it is wrong,
/// which is noted.
std::optional<core::Language> language_member(const json::object& body,
                                              std::vector<core::FieldError>& errors);

}  // namespace quorate::server
