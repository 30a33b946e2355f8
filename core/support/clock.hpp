#pragma once

#include <chrono>

namespace quorate::core {

/// A day in England and Wales: no time, no zone. Subtracting it from an Instant does not compile.
using Date = std::chrono::local_days;

/// A moment, in UTC, to the second.
using Instant = std::chrono::sys_seconds;

/// Where "now" comes from. Only main() makes the real one, so every test runs on any date.
class Clock {
public:
    virtual ~Clock() = default;

    virtual Instant now() const = 0;
};

}  // namespace quorate::core
