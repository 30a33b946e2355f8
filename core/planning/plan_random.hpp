#pragma once

#include <cstddef>
#include <cstdint>

namespace quorate::core {

/// The same numbers for the same seed on every machine; std's distributions are not.
class PlanRandom {
public:
    explicit PlanRandom(std::uint64_t seed) : state_{seed * 2 + 1} {}

    std::uint64_t next();

    /// Less than `count`, which is not 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }

    /// At least 0 and less than 1.
    double part() { return static_cast<double>(next() >> 11) * 0x1p-53; }

private:
    std::uint64_t state_;
};

}  // namespace quorate::core
