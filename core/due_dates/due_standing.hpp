#pragma once

#include <optional>
#include <string_view>

#include "core/dates/working_calendar.hpp"
#include "core/due_dates/case_due_date.hpp"

namespace quorate::core {

/// How a limit that runs stands: the first of these that is true.
enum class DueStanding {
    overdue,      // its limit is past, whether a meeting is booked or not
    booked_late,  // a meeting is booked, and starts after the limit
    booked,       // a meeting is booked in time
    at_risk,      // no meeting is booked, and fewer than three working days are left to book one;
                  // of what no meeting meets: not done, and as few left to do it
    in_time,
};

std::string_view code(DueStanding standing);  // "booked_late": used by the API and in addresses
std::optional<DueStanding> due_standing_from(std::string_view code);

/// Whether a meeting is booked for a limit.
enum class BookedOrNot { any, booked, not_booked };

/// The days that tell standings apart, worked out once for a whole list.
struct RiskDays {
    Instant now = {};     // for limits in hours
    Date today = {};      // the day in London then
    Date safe_from = {};  // the first last bookable day with three working days left to it
};

/// `calendar` is the one that booking follows: with local closures.
RiskDays risk_days(const WorkingCalendar& calendar, Instant now);

/// How an open limit stands.
DueStanding standing_of(const CaseDueDate& due, const RiskDays& days);

/// How long there is to the last day on which a limit can be booked or done; to the moment of a
/// limit in hours.
TimeLeft time_left(const WorkingCalendar& calendar, Instant now, const CaseDueDate& due);

}  // namespace quorate::core
