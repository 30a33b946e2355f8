#pragma once

#include "core/access/actor.hpp"
#include "core/cases/case_tools.hpp"
#include "core/cases/event_order.hpp"
#include "core/support/form_checks.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What holds now in a case.
CaseHistory history_of(UnitOfWork& work, const AuthorityId& authority, const CaseId& id);

/// A change of one event: recorded, corrected or taken back.
struct HistoryChange {
    const CaseHistory& before;
    CaseEventId gone = {};                // the event that holds no longer, if one does
    std::optional<CaseEvent> event = {};  // what holds instead, or is new
};

/// What is wrong with the whole history that a change makes: all about the event itself, and about
/// the others what was not wrong before. What was unusual about the event it corrects, in the same
/// words, has been confirmed.
std::vector<OrderFault> faults_of(const HistoryChange& change,
                                  Date today,
                                  const BankHolidays& bank_holidays);

/// Refuses in the form what is impossible. When nothing is but something is unusual, says whether
/// it has to be confirmed: `needs_confirmation` with a sentence for each, unless it `is_confirmed`.
Result<Done> settle_faults(FormChecks& checks,
                           const std::vector<OrderFault>& faults,
                           bool is_confirmed);

/// " confirmed=bank_holiday,repeated": for the audit; empty when nothing was unusual.
std::string confirmed_text(const std::vector<OrderFault>& faults);

}  // namespace quorate::core
