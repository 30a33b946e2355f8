#pragma once

#include "core/access/actor.hpp"
#include "core/availability/availability_store.hpp"
#include "core/support/clock.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

// What bears on everybody's calendar: for those who look after rooms to say, and for whoever books
// to see. Both take the place of what was there at the version that the person was looking at.

/// Errors are at "holidays.0.name", "holidays.0.from" and "holidays.0.until".
Result<SchoolHolidays> set_school_holidays(UnitOfWork& work,
                                           const Clock& clock,
                                           const Actor& actor,
                                           const SchoolHolidays& command);

Result<SchoolHolidays> view_school_holidays(UnitOfWork& work,
                                            const Clock& clock,
                                            const Actor& actor);

/// Errors are at "opens" and "closes".
Result<ServiceHours> set_service_hours(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const ServiceHours& command);

Result<ServiceHours> view_service_hours(UnitOfWork& work, const Clock& clock, const Actor& actor);

}  // namespace quorate::core
