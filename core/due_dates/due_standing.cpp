#include "core/due_dates/due_standing.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include "core/dates/london_time.hpp"

namespace quorate::core {
namespace {

constexpr WorkingDays safe{3};

constexpr std::array<std::pair<DueStanding, std::string_view>, 5> codes{
    {{DueStanding::overdue, "overdue"},
     {DueStanding::booked_late, "booked_late"},
     {DueStanding::booked, "booked"},
     {DueStanding::at_risk, "at_risk"},
     {DueStanding::in_time, "in_time"}}};

}  // namespace

std::string_view code(DueStanding standing)
{
    for (const auto& [each, text] : codes)
        if (each == standing) return text;
    throw std::logic_error{"a standing of due dates has no code"};
}

std::optional<DueStanding> due_standing_from(std::string_view code)
{
    for (const auto& [each, text] : codes)
        if (text == code) return each;
    return std::nullopt;
}

RiskDays risk_days(const WorkingCalendar& calendar, Instant now)
{
    const Date today = london_date(now);
    return {.now = now, .today = today, .safe_from = calendar.advance(today, safe)};
}

DueStanding standing_of(const CaseDueDate& due, const RiskDays& days)
{
    if (!is_kept_at(due, days.now)) return DueStanding::overdue;
    if (due.meeting) {
        const bool is_late = due.booked_for && !is_kept_at(due, *due.booked_for);
        return is_late ? DueStanding::booked_late : DueStanding::booked;
    }
    return due.schedule_by < days.safe_from ? DueStanding::at_risk : DueStanding::in_time;
}

TimeLeft time_left(const WorkingCalendar& calendar, Instant now, const CaseDueDate& due)
{
    TimeLeft left = time_left(calendar, london_date(now), due.schedule_by);
    if (!due.limit_at) return left;
    left.until = due.limit_at;
    left.is_late = now > *due.limit_at;
    return left;
}

}  // namespace quorate::core
