#pragma once

#include <optional>
#include <vector>

#include "core/cases/case_event.hpp"
#include "core/due_dates/case_due_date.hpp"

namespace quorate::core {

/// A limit that follows from what happened.
struct DecidedDueDate {
    const CaseEvent* event;
    const StatutoryRule* rule;
    DueDate due;
    DueStatus status = DueStatus::open;  // of all the children: or met, or not_needed
    std::optional<Date> met_on = {};
    std::optional<Instant> met_at = {};
    std::vector<ChildAnswer> children = {};  // by id; none when the family has no child
};

/// Every limit that follows from the events of one case with these children, and how far the events
/// meet it for each child that it runs for: for each event the rules that it starts in this
/// jurisdiction, that were in force on its day and that the authority used then; those in hours
/// when the event's moment is known. The answer points into `events`.
std::vector<DecidedDueDate> decide_due_dates(Jurisdiction jurisdiction,
                                             const std::vector<CaseEvent>& events,
                                             const std::vector<ChildId>& children,
                                             const Calendars& calendars,
                                             const LocalRules& local = {});

}  // namespace quorate::core
