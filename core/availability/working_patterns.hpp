#pragma once

#include "core/access/actor.hpp"
#include "core/availability/availability_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// All working patterns of an owner take the place of those they had, if these are still at the
/// version that the person was looking at. Errors are at "patterns.0.from", "patterns.0.until" and
/// "patterns.0.hours.monday".
Result<OwnersPatterns> set_working_pattern(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const OwnersPatterns& command);

Result<OwnersPatterns> view_working_pattern(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor,
                                            const CalendarOwner& owner);

/// "monday": how errors and the API name a place in WeekHours.
std::string_view weekday_code(std::size_t place);

}  // namespace quorate::core
