#pragma once

#include <bit>
#include <cstddef>
#include <vector>

#include "core/slots/free_time.hpp"

namespace quorate::core {

/// How many of several are free, for all units of a grid at once: each bitmap of it is one binary
/// digit of the count of every unit. For a quorum: add what each agency has free, and keep the
/// times at which enough of them are.
class FreeCount {
public:
    /// Counts one more where `free` is set.
    void add(const FreeTime& free);

    /// How many were counted at a unit.
    int at(std::size_t bit) const
    {
        int count = 0;
        for (std::size_t digit = digits(); digit-- > 0;)
            count = 2 * count + static_cast<int>(digits_[digit].test(bit));
        return count;
    }

    /// Takes out of `times` where fewer than `wanted` were counted.
    void keep_at_least(std::size_t wanted, FreeTime& times) const;

    /// Begins again at nothing; the memory is kept for what is counted next.
    void clear() { added_ = 0; }

private:
    /// The digits that a count of `added_` can have.
    std::size_t digits() const { return static_cast<std::size_t>(std::bit_width(added_)); }

    std::size_t added_ = 0;
    std::vector<FreeTime> digits_;  // the lowest first; those after digits() are left over
    FreeTime carry_;
};

}  // namespace quorate::core
