#pragma once

#include "core/support/clock.hpp"

namespace quorate::server {

/// The machine's clock. Made in the commands alone.
class SystemClock final : public core::Clock {
public:
    core::Instant now() const override
    {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
};

}  // namespace quorate::server
