#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/due_date.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// How a due date stands. Superseded: its event, or what it is counted by, was corrected or
/// changed, and it is kept for the history only.
enum class DueStatus { open, met, superseded, not_needed };

std::string_view code(DueStatus status);  // "not_needed": stored, and used by the API
std::optional<DueStatus> due_status_from(std::string_view code);

/// How a limit stands for one of the children it runs for: each child's answer is their own,
/// although one meeting may meet the limits of all.
struct ChildAnswer {
    ChildId child = {};
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};

    friend bool operator==(const ChildAnswer&, const ChildAnswer&) = default;
};

/// A limit that runs, or ran, in a case. The dates are kept; how they were worked out is computed
/// again from the rule that was in force on `counted_from`.
struct CaseDueDate {
    DueDateId id = {};
    CaseId case_id = {};
    CaseEventId event = {};                  // what started the clock
    Date counted_from = {};                  // and on which day
    std::optional<Instant> counted_at = {};  // at which moment, when it is known
    std::string rule_id = {};
    std::optional<MeetingType> meeting_type = {};
    Date limit_date = {};
    Date schedule_by = {};
    std::optional<Instant> limit_at = {};  // of a limit in hours
    bool is_provisional = false;
    // Of the whole family: open while it is for a child, met when it was for one and is for none.
    DueStatus status = DueStatus::open;
    std::optional<Date> met_on = {};         // by the last child
    std::optional<Instant> met_at = {};      // of a limit in hours, when the moment is known
    std::vector<ChildAnswer> children = {};  // for whom it runs, by id; none if not known
    std::optional<MeetingId> meeting = {};   // the meeting that is booked for it, or met it
    std::optional<Instant> booked_for = {};  // when that meeting is, or was
    std::string settled_reason = {};         // why a person said that it is met or not needed
    Instant created_at = {};
};

/// Whether it is open for one of these children; none named, or none known, means anyone.
bool waits_for_one_of(const CaseDueDate& due, const std::vector<ChildId>& children);

/// Whether every child for whom it is open is among these.
bool waits_only_for(const CaseDueDate& due, const std::vector<ChildId>& children);

/// Whether what happens at that moment keeps the limit.
bool is_kept_at(const CaseDueDate& due, Instant at);

/// Whether what met it came after the limit: by the moment, where both moments are known.
bool is_met_late(const CaseDueDate& due);

/// The rule a due date was counted by. Throws std::logic_error when the program has lost it.
const StatutoryRule& rule_of(const CaseDueDate& due);

}  // namespace quorate::core
