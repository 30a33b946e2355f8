#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>

#include "core/support/clock.hpp"
#include "server/app/metrics.hpp"
#include "server/jobs/repeated_job.hpp"

namespace quorate::server {

/// By how much the clock may go another way than the time that passes: it is set right by little
/// steps all the time.
inline constexpr std::chrono::seconds clock_may_step{30};

/// The time since the machine was started, asleep or not. Nobody can set it.
std::chrono::steady_clock::time_point time_since_boot();

/// Notices when the machine's clock is set back or far ahead: limits and last days are counted by
/// it. Compares it with a clock that nobody can set.
class ClockWatcher {
public:
    using Steady = std::function<std::chrono::steady_clock::time_point()>;

    /// Both references outlive it.
    ClockWatcher(const core::Clock& clock, Metrics& metrics, Steady steady = time_since_boot);

    /// Looks six times a minute on a thread of its own.
    void start() { job_.start(); }
    void stop() { job_.stop(); }

    /// Looks once: by how much the clock jumped since the last look, back when below nought; nought
    /// for less than clock_may_step. For the thread, and for tests, which run no thread.
    std::chrono::seconds run_once();

    /// How far the clock is from where it would be without the jumps since this began.
    std::chrono::seconds offset() const { return std::chrono::seconds{offset_}; }

    /// Whether that is more than a clock may step: readyz says so until it is set right.
    bool is_off() const;

private:
    const core::Clock& clock_;
    Metrics& metrics_;
    Steady steady_;
    core::Instant last_;
    std::chrono::steady_clock::time_point last_steady_;
    std::atomic<std::int64_t> offset_{0};
    RepeatedJob job_;
};

}  // namespace quorate::server
