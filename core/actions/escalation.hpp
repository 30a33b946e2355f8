#pragma once

#include <optional>
#include <string_view>

#include "core/dates/working_calendar.hpp"

namespace quorate::core {

/// Who is told of an overdue action point, one after the other: its owner; their line manager or
/// their agency's lead; the managers of the case's team and of the service.
enum class EscalationLevel { owner, lead, service };

/// "owner", "lead", "service": stored, and used by the API. Never changes.
std::string_view code(EscalationLevel level);
std::optional<EscalationLevel> escalation_level_from(std::string_view code);

/// After how many working days overdue an authority tells each, and on which day of the week an
/// agency's lead is told of all that the agency has open.
struct EscalationPolicy {
    WorkingDays owner_after{1};
    WorkingDays lead_after{5};
    WorkingDays service_after{10};
    int digest_day = 1;  // 1 is Monday, 5 Friday; 0 for never
    int version = 0;     // 0 as long as the authority has said nothing

    WorkingDays after(EscalationLevel level) const;

    friend bool operator==(const EscalationPolicy&, const EscalationPolicy&) = default;
};

/// The most that each may be.
inline constexpr WorkingDays longest_escalation{60};

/// Whether an owner is asked about an action point on that day: two working days before, on the
/// day, when it is so late that the policy reminds them, and every fifth day from then on.
bool is_asked_about(const EscalationPolicy& policy, int days_late);

/// Whether whoever is at the level is told of what is so late: `is_first` when nobody was yet, and
/// every fifth working day from the policy's on.
bool is_escalated(const EscalationPolicy& policy,
                  EscalationLevel level,
                  int days_late,
                  bool is_first);

/// Whether leads get the weekly digest on that working day: the policy's day of the week, or the
/// first working day after it in the same week.
bool is_digest_day(const EscalationPolicy& policy, const WorkingCalendar& local, Date today);

}  // namespace quorate::core
