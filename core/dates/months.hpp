#pragma once

#include "core/support/clock.hpp"

namespace quorate::core {

/// The corresponding date `count` months on (or back, when negative). When that month has no such
/// day, its last day: 30 November + 3 months is 28 or 29 February. Never sticky: 28 February + 6
/// months is 28 August. (Dodds v Walker [1981] UKHL.)
Date add_months(Date from, std::chrono::months count);

}  // namespace quorate::core
