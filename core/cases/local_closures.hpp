#pragma once

#include <optional>
#include <string>

#include "core/access/actor.hpp"
#include "core/cases/case_due_dates.hpp"
#include "core/cases/case_tools.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// Takes a day on which the authority is shut besides bank holidays, or names it anew. Nothing can
/// be booked on it from now on, and what is due is worked out again in the same transaction:
/// national limits stay, their last bookable day goes back; local standards leave the day out.
struct KeepClosure {
    std::optional<Date> on = {};  // field "on"
    std::string name = {};        // field "name": "Christmas closure"
};
Result<MovedDates> keep_closure(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const KeepClosure& command);

/// Takes the day back; `not_found` when it is no closure.
Result<MovedDates> remove_closure(UnitOfWork& work,
                                  const CaseTools& tools,
                                  const Actor& actor,
                                  Date on);

}  // namespace quorate::core
