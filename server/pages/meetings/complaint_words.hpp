#pragma once

#include <vector>

#include "core/dates/language.hpp"
#include "core/support/result.hpp"

namespace quorate::server {

/// What is wrong with a form behind a link, in one language. core says it in English; what has no
/// words of its own in the other stays as it is.
std::vector<core::FieldError> said_in(core::Language language,
                                      std::vector<core::FieldError> errors);

}  // namespace quorate::server
