#include "core/dates/working_calendar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace quorate::core {

using namespace std::chrono;

namespace {

// From Monday on, as tables start on one.
constexpr std::array<std::optional<DayOff>, 7> days_of_a_week{
    {{}, {}, {}, {}, {}, DayOff::saturday, DayOff::sunday}};

Date monday_on_or_before(Date day)
{
    return day - (weekday{day} - Monday);
}

Date last_named(const NamedDays& days, Date otherwise)
{
    return days.empty() ? otherwise : std::max(otherwise, days.rbegin()->first);
}

Date first_named(const NamedDays& days, Date otherwise)
{
    return days.empty() ? otherwise : std::min(otherwise, days.begin()->first);
}

std::int64_t floor_div(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

// Mondays to Fridays in [monday, day], negative or zero when `day` comes before `monday`.
std::int64_t weekdays_up_to(Date monday, Date day)
{
    const std::int64_t after = (day - monday).count() + 1;  // days, `day` included
    const std::int64_t weeks = floor_div(after, 7);
    return weeks * 5 + std::min<std::int64_t>(after - weeks * 7, 5);
}

// The weekday that `number` Mondays to Fridays precede, counted from `monday`.
Date nth_weekday(Date monday, std::int64_t number)
{
    const std::int64_t weeks = floor_div(number, 5);
    return monday + days{weeks * 7 + (number - weeks * 5)};
}

}  // namespace

WorkingCalendar::WorkingCalendar(BankHolidays bank_holidays, NamedDays local_closures)
    : holidays_{std::move(bank_holidays)}, closures_{std::move(local_closures)}
{
    assert(holidays_.known_from <= holidays_.known_until);
    fill_table();
}

void WorkingCalendar::replace_closures(NamedDays local_closures)
{
    closures_ = std::move(local_closures);
    fill_table();
}

void WorkingCalendar::fill_table()
{
    const Date first = first_named(closures_, first_named(holidays_.days, holidays_.known_from));
    const Date last = last_named(closures_, last_named(holidays_.days, holidays_.known_until));

    // Whole weeks, so that beyond either end the plain five-day week simply goes on.
    begin_ = monday_on_or_before(first);
    const Date end = monday_on_or_before(last) + weeks{1};
    const auto rows = static_cast<std::size_t>((end - begin_).count());
    up_to_.clear();
    worked_.clear();
    off_.clear();
    up_to_.reserve(rows);
    worked_.reserve(rows);
    off_.reserve(rows);

    // Both lists are in order, so each is read once alongside the days.
    auto holiday = holidays_.days.begin();
    auto closure = closures_.begin();
    for (Date day = begin_; day < end; day += days{1}) {
        std::optional<DayOff> off = days_of_a_week[off_.size() % 7];
        if (closure != closures_.end() && closure->first == day) {
            if (!off) off = DayOff::local_closure;
            ++closure;
        }
        if (holiday != holidays_.days.end() && holiday->first == day) {
            off = DayOff::bank_holiday;
            ++holiday;
        }
        if (!off) worked_.push_back(static_cast<std::int32_t>((day - begin_).count()));
        up_to_.push_back(static_cast<std::int32_t>(worked_.size()));
        off_.push_back(off);
    }
}

std::optional<DayOff> WorkingCalendar::weekend(Date day)
{
    const weekday on{day};
    if (on == Saturday) return DayOff::saturday;
    if (on == Sunday) return DayOff::sunday;
    return std::nullopt;
}

std::string WorkingCalendar::name_of(Date day) const
{
    if (const auto found = holidays_.days.find(day); found != holidays_.days.end())
        return found->second;
    const auto found = closures_.find(day);
    return found != closures_.end() ? found->second : std::string{};
}

std::int64_t WorkingCalendar::number_up_to(Date day) const
{
    const std::int64_t row = (day - begin_).count();
    const auto rows = static_cast<std::int64_t>(up_to_.size());
    if (row < 0) return weekdays_up_to(begin_, day);
    if (row < rows) return up_to_[static_cast<std::size_t>(row)];
    return static_cast<std::int64_t>(worked_.size()) + weekdays_up_to(begin_ + days{rows}, day);
}

Date WorkingCalendar::nth(std::int64_t number) const
{
    const auto known = static_cast<std::int64_t>(worked_.size());
    if (number < 0) return nth_weekday(begin_, number);
    if (number < known) return begin_ + days{worked_[static_cast<std::size_t>(number)]};
    return nth_weekday(begin_ + days{static_cast<std::int64_t>(up_to_.size())}, number - known);
}

Date WorkingCalendar::retreat(Date from, WorkingDays n) const
{
    assert(n.count >= 0);
    if (n.count == 0) return from;
    return nth(number_up_to(from - days{1}) - n.count);
}

WorkingDays WorkingCalendar::count_between(Date from, Date to) const
{
    if (from <= to) return {static_cast<int>(number_up_to(to) - number_up_to(from))};
    const days one{1};
    return {-static_cast<int>(number_up_to(from - one) - number_up_to(to - one))};
}

TimeLeft time_left(const WorkingCalendar& calendar, Date today, Date last_day)
{
    if (today <= last_day)
        return {.working_days = calendar.count_between(today, last_day).count,
                .is_last_day = today == last_day};
    return {.working_days = -calendar.count_between(last_day, today).count, .is_late = true};
}

Calendars calendars_with(const BankHolidays& bank_holidays, const NamedDays& local_closures)
{
    return {WorkingCalendar{bank_holidays}, WorkingCalendar{bank_holidays, local_closures}};
}

}  // namespace quorate::core
