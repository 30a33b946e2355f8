#pragma once

#include "server/pages/scheduling/found_times.hpp"

namespace quorate::server {

/// What the meeting needs, a line for each thing: {"words", "warns"}.
View needs_rows(const FoundTimes& times);

}  // namespace quorate::server
