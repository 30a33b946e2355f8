#pragma once

#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/slots/slot_grid.hpp"

namespace quorate::core {

/// Some of London's time, the end not included. Empty when it ends before it begins.
struct CivilStretch {
    CivilTime from;
    CivilTime until;

    friend auto operator<=>(const CivilStretch&, const CivilStretch&) = default;
};

/// Units of a grid, one bit each: the time in which somebody is free, or, after starts_of(), the
/// times at which something may begin. All that are combined belong to the same grid.
class FreeTime {
public:
    /// All units of the grid, or none.
    static FreeTime all(const SlotGrid& grid);
    static FreeTime none(const SlotGrid& grid);

    /// Every unit that `busy` touches is taken. What lies outside the grid is passed over.
    void block(const SlotGrid& grid, const CivilStretch& busy);
    void block(const SlotGrid& grid, std::span<const CivilStretch> busy);

    /// Of starts, takes those of something that would run into `busy`: it lasts from `from` to
    /// `until` after its start, or before it when negative. What block(), starts_of() and shifted()
    /// come to, in one step.
    void block_starts(const SlotGrid& grid,
                      std::span<const CivilStretch> busy,
                      std::chrono::minutes from,
                      std::chrono::minutes until);

    /// Gives back every unit that lies wholly in `stretch`.
    void release(const SlotGrid& grid, const CivilStretch& stretch);

    FreeTime& operator&=(const FreeTime& other);
    FreeTime& operator|=(const FreeTime& other);
    FreeTime& remove(const FreeTime& other);  // and-not

    /// The units from which `length` is free without a break, within one day. A length of nothing
    /// gives all that is free. Rounds a length up to whole units.
    FreeTime starts_of(const SlotGrid& grid, std::chrono::minutes length) const;

    /// The same in place: takes no memory.
    void keep_starts_of(const SlotGrid& grid, std::chrono::minutes length);

    /// Whether `length` is free without a break from the unit `bit`, within its day: for a few
    /// starts this is less work than starts_of().
    bool is_free(const SlotGrid& grid, std::size_t bit, std::chrono::minutes length) const;

    /// Moves every bit later (or earlier, when negative) within its day: for what must be free
    /// before or after a start. Rounds a part of a unit up to a whole one, in either direction.
    FreeTime shifted(const SlotGrid& grid, std::chrono::minutes by) const;

    /// The same in place: takes no memory.
    void shift(const SlotGrid& grid, std::chrono::minutes by);

    bool test(std::size_t bit) const { return (words_[bit / 64] >> (bit % 64) & 1) != 0; }

    /// Whether all bits of [from, until) are set: one or more, in the grid.
    bool are_set(std::size_t from, std::size_t until) const;

    bool is_empty() const;
    std::size_t count() const;

    /// The words of one day of the grid, by its place in days(); or all.
    std::span<const std::uint64_t> day(const SlotGrid& grid, std::size_t day) const
    {
        return std::span{words_}.subspan(day * grid.words_of_day(), grid.words_of_day());
    }
    std::span<const std::uint64_t> words() const { return words_; }
    std::span<std::uint64_t> words() { return words_; }

    /// Each bit that is set, in order.
    template <typename Visit>
    void for_each(Visit&& visit) const
    {
        for (std::size_t word = 0; word < words_.size(); ++word)
            for (std::uint64_t left = words_[word]; left != 0; left &= left - 1)
                visit(word * 64 + static_cast<std::size_t>(std::countr_zero(left)));
    }

    /// The same for one day, by its place in days(): calls visit(unit of the day).
    template <typename Visit>
    void for_each_of_day(const SlotGrid& grid, std::size_t day, Visit&& visit) const
    {
        std::size_t first = 0;
        for (const std::uint64_t word : this->day(grid, day)) {
            for (std::uint64_t left = word; left != 0; left &= left - 1)
                visit(first + static_cast<std::size_t>(std::countr_zero(left)));
            first += 64;
        }
    }

private:
    std::vector<std::uint64_t> words_;
};

}  // namespace quorate::core
