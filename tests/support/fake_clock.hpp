#pragma once

#include "core/support/clock.hpp"

namespace quorate::test {

/// A clock that stands still until a test moves it.
class FakeClock final : public core::Clock {
public:
    explicit FakeClock(core::Instant start) : now_{start} {}

    core::Instant now() const override { return now_; }
    void set(core::Instant at) { now_ = at; }
    void advance(std::chrono::seconds by) { now_ += by; }

private:
    core::Instant now_;
};

}  // namespace quorate::test
