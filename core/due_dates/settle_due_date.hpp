#pragma once

#include <string>

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/due_dates/case_due_date.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a person says of a due date that no event answers: it was done, or it is not needed.
struct SettleDueDate {
    CaseId case_id = {};
    DueDateId due_date = {};           // of that case
    std::optional<DueStatus> as = {};  // met, not_needed, or open to take that back
    std::optional<Date> met_on = {};   // when it was done
    std::string reason = {};
};

/// Settles a due date, with a reason. That a meeting which law or guidance asks for is not needed,
/// a team manager or a service manager says. Refused as wrong_state when a meeting is booked for it
/// or an event has met it.
Result<Done> settle_due_date(UnitOfWork& work,
                             const CaseTools& tools,
                             const Actor& actor,
                             const SettleDueDate& command);

}  // namespace quorate::core
