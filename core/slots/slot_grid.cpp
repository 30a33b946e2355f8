#include "core/slots/slot_grid.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <utility>

namespace quorate::core {

using namespace std::chrono;

SlotGrid::SlotGrid(std::vector<Date> days, minutes opens, minutes closes, minutes unit)
    : days_{std::move(days)}, opens_{opens}, closes_{closes}, unit_{unit}
{
    assert(unit > 0min);
    assert(opens >= 0min && closes <= 24h);
    assert(std::adjacent_find(days_.begin(), days_.end(), std::greater_equal<>{}) == days_.end());

    if (closes > opens) units_of_day_ = static_cast<std::size_t>((closes - opens) / unit);
    words_of_day_ = units_of_day_ / 64 + 1;  // never full: the bit after the last unit is clear

    for (std::size_t day = 0; day < days_.size(); ++day)
        while (days_.front() + std::chrono::days{day_from_.size()} <= days_[day])
            day_from_.push_back(static_cast<std::uint32_t>(day));
}

CivilTime SlotGrid::time_of(std::size_t bit) const
{
    const auto unit_of_day = static_cast<minutes::rep>(bit % (words_of_day_ * 64));
    return days_[day_of(bit)] + opens_ + unit_of_day * unit_;
}

std::optional<std::size_t> SlotGrid::bit_of(CivilTime time) const
{
    const auto date = floor<std::chrono::days>(time);
    const std::size_t day = day_from(date);
    if (day == days_.size() || days_[day] != date) return std::nullopt;

    const seconds since_opening = time - date - opens_;
    if (since_opening < 0s || since_opening % unit_ != 0s) return std::nullopt;

    const auto unit_of_day = static_cast<std::size_t>(since_opening / unit_);
    if (unit_of_day >= units_of_day_) return std::nullopt;

    return first_bit(day) + unit_of_day;
}

}  // namespace quorate::core
