#pragma once

#include "core/dates/working_calendar.hpp"
#include "core/support/clock.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// What the use cases of cases need besides the stores. All of it outlives every call.
struct CaseTools {
    const Clock& clock;
    RandomSource& random;
    const BankHolidays& bank_holidays;
};

}  // namespace quorate::core
