#pragma once

#include "core/cases/case_tools.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/rules/dates_change.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Makes a change that `by` may make, and works out again every date that rests on it.
/// `wrong_state` when things have changed since, so that it can no longer be made.
Result<MovedDates> apply_dates_change(UnitOfWork& work,
                                      const CaseTools& tools,
                                      const DatesChange& change,
                                      const UserId& by);

}  // namespace quorate::core
