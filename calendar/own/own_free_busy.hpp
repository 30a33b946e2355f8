#pragma once

#include <string>
#include <vector>

#include "core/availability/busy_time.hpp"
#include "core/support/clock.hpp"

namespace quorate::calendar {

/// What a free-busy-query is answered with (RFC 4791 7.10): a VFREEBUSY of the span, in UTC. The
/// times may come in any order and overlap; what lies outside the span is left out.
std::string own_free_busy_text(const core::TimeSpan& span,
                               std::vector<core::TimeSpan> times,
                               core::Instant stamp);

}  // namespace quorate::calendar
