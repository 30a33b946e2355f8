#pragma once

#include "core/reports/timeliness.hpp"

namespace quorate::core {

/// A number from one to this less one could be a known family, and is not shown.
inline constexpr int least_shown = 5;

/// Takes out of the report every number under five that is not zero, and as many others as keep it
/// from being worked out: where one part of a line is hidden all its parts are, and where one line
/// of a split is hidden another is, until what is hidden adds up to five or more. A zero names
/// nobody and stays, unless it stands in a line that is hidden.
void hide_small_numbers(TimelinessReport& report);

}  // namespace quorate::core
