#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/dates/london_time.hpp"
#include "core/support/clock.hpp"

namespace quorate::core {

/// The time in which slots may lie: the same hours of some days, cut into units of equal length.
/// All times are London's clock; the hours are those of offices, when no clock changes.
///
/// Each day has its own words of 64 bits, one bit a unit, and at least one bit after its last unit
/// that is never set, so that nothing that is asked of many bits at once runs into the next day.
class SlotGrid {
public:
    /// `days` ascending, none twice. `opens` and `closes` are minutes after midnight; whatever is
    /// left of the hours after the last whole unit is not used. An empty grid has no units.
    SlotGrid(std::vector<Date> days,
             std::chrono::minutes opens,
             std::chrono::minutes closes,
             std::chrono::minutes unit);

    const std::vector<Date>& days() const { return days_; }
    std::chrono::minutes opens() const { return opens_; }
    std::chrono::minutes closes() const { return closes_; }
    std::chrono::minutes unit() const { return unit_; }
    std::size_t units_of_day() const { return units_of_day_; }
    std::size_t words_of_day() const { return words_of_day_; }
    std::size_t words() const { return words_of_day_ * days_.size(); }

    /// The bit of a day's first unit, by its place in days().
    std::size_t first_bit(std::size_t day) const { return day * words_of_day_ * 64; }

    /// When a unit begins, by its bit.
    CivilTime time_of(std::size_t bit) const;

    /// The day of a bit, as a place in days().
    std::size_t day_of(std::size_t bit) const { return bit / (words_of_day_ * 64); }

    /// The first day that is no earlier than `date`, as a place in days(); its size after the last.
    std::size_t day_from(Date date) const
    {
        if (days_.empty() || date <= days_.front()) return 0;
        const auto later = static_cast<std::size_t>((date - days_.front()).count());
        return later < day_from_.size() ? day_from_[later] : days_.size();
    }

    /// The bit of the unit that begins at `time`; nothing outside the grid or within a unit.
    std::optional<std::size_t> bit_of(CivilTime time) const;

private:
    std::vector<Date> days_;
    std::chrono::minutes opens_;
    std::chrono::minutes closes_;
    std::chrono::minutes unit_;
    std::size_t units_of_day_ = 0;
    std::size_t words_of_day_ = 1;
    std::vector<std::uint32_t> day_from_;  // for each date from the first day to the last
};

}  // namespace quorate::core
