#include "core/cases/due_standing.hpp"

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

RiskDays risk_days(const WorkingCalendar& calendar, Date today)
{
    return {.today = today, .safe_from = calendar.advance(today, safe)};
}

DueStanding standing_of(const CaseDueDate& due, const RiskDays& days)
{
    if (due.limit_date < days.today) return DueStanding::overdue;
    if (due.meeting) {
        const bool is_late = due.booked_for && london_date(*due.booked_for) > due.limit_date;
        return is_late ? DueStanding::booked_late : DueStanding::booked;
    }
    return due.schedule_by < days.safe_from ? DueStanding::at_risk : DueStanding::in_time;
}

}  // namespace quorate::core
