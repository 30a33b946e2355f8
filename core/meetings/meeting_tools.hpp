#pragma once

#include "core/cases/case_tools.hpp"
#include "core/support/clock.hpp"
#include "core/support/link_tokens.hpp"
#include "core/support/random.hpp"

namespace quorate::core {

/// What the use cases of meetings need besides the stores. All of it outlives every call.
struct MeetingTools {
    const Clock& clock;
    RandomSource& random;
    const LinkTokens& links;
    const BankHolidays& bank_holidays;
};

inline CaseTools case_tools(const MeetingTools& tools)
{
    return {tools.clock, tools.random, tools.bank_holidays};
}

}  // namespace quorate::core
