#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/rules/due_date.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// How a due date stands. Superseded: the event it was counted from was corrected or withdrawn, and
/// it is kept for the history only.
enum class DueStatus { open, met, superseded, not_needed };

std::string_view code(DueStatus status);  // "not_needed": stored, and used by the API
std::optional<DueStatus> due_status_from(std::string_view code);

/// A limit that runs, or ran, in a case. The dates are kept; how they were worked out is computed
/// again from the rule that was in force on `counted_from`.
struct CaseDueDate {
    DueDateId id = {};
    CaseId case_id = {};
    CaseEventId event = {};  // what started the clock
    Date counted_from = {};  // and on which day
    std::string rule_id = {};
    std::optional<MeetingType> meeting_type = {};
    Date limit_date = {};
    Date schedule_by = {};
    bool is_provisional = false;
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};
    std::optional<MeetingId> meeting = {};   // the meeting that is booked for it, or met it
    std::optional<Instant> booked_for = {};  // when that meeting is, or was
    std::string settled_reason = {};         // why a person said that it is met or not needed
    Instant created_at = {};
};

/// The rule a due date was counted by. Throws std::logic_error when the program has lost it.
const StatutoryRule& rule_of(const CaseDueDate& due);

}  // namespace quorate::core
