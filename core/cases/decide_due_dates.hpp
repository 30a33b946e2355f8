#pragma once

#include <optional>
#include <vector>

#include "core/cases/case_due_date.hpp"
#include "core/cases/case_event.hpp"

namespace quorate::core {

/// A limit that follows from what happened.
struct DecidedDueDate {
    const CaseEvent* event;
    const StatutoryRule* rule;
    DueDate due;
    DueStatus status = DueStatus::open;  // or met, or not_needed
    std::optional<Date> met_on = {};
};

/// Every limit that follows from the events of one case, and how far the events meet it: for each
/// event the rules that it starts in this jurisdiction, that were in force on its day and that the
/// authority used then. The answer points into `events`. Limits in hours need a time of day, which
/// events do not have.
std::vector<DecidedDueDate> decide_due_dates(Jurisdiction jurisdiction,
                                             const std::vector<CaseEvent>& events,
                                             const Calendars& calendars,
                                             const LocalRules& local = {});

}  // namespace quorate::core
