#pragma once

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

    /// Takes out of `times` where fewer than `wanted` were counted.
    void keep_at_least(std::size_t wanted, FreeTime& times) const;

    /// Begins again at nothing; the memory is kept for what is counted next.
    void clear() { added_ = 0; }

private:
    /// The digits that a count of `added_` can have.
    std::size_t digits() const;

    std::size_t added_ = 0;
    std::vector<FreeTime> digits_;  // the lowest first; those after digits() are left over
};

}  // namespace quorate::core
