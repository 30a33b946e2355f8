#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/rules/holiday_list.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Confirms a proposed list of bank holidays (see confirm_holidays) and, in the same transaction,
/// works out anew every open limit that a day rests on whose standing changes. What was decided by
/// the old list is superseded and kept, and the people affected are told.
Result<MovedDates> put_holidays_in_force(UnitOfWork& work,
                                         const CaseTools& tools,
                                         const Actor& actor,
                                         const HolidayListId& id);

}  // namespace quorate::core
