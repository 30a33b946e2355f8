#include "server/jobs/clock_watcher.hpp"

#include <time.h>

#include <utility>

#include "server/log/log.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::seconds look_every{10};

}  // namespace

std::chrono::steady_clock::time_point time_since_boot()
{
    timespec since{};
    ::clock_gettime(CLOCK_BOOTTIME, &since);
    return std::chrono::steady_clock::time_point{std::chrono::seconds{since.tv_sec} +
                                                 std::chrono::nanoseconds{since.tv_nsec}};
}

ClockWatcher::ClockWatcher(const core::Clock& clock, Metrics& metrics, Steady steady)
    : clock_{clock},
      metrics_{metrics},
      steady_{std::move(steady)},
      last_{clock.now()},
      last_steady_{steady_()},
      job_{"clock", look_every, [this] {
               run_once();
               return false;
           }}
{
}

std::chrono::seconds ClockWatcher::run_once()
{
    using namespace std::chrono;
    const core::Instant now = clock_.now();
    const auto steady = steady_();
    const auto passed = round<seconds>(steady - last_steady_);
    const auto jumped = duration_cast<seconds>(now - last_) - passed;
    // What is less may be a clock that is set right: it is looked at again from where it was, so
    // that many small steps one way are noticed as well.
    if (abs(jumped) <= clock_may_step) return seconds{0};
    last_ = now;
    last_steady_ = steady;
    offset_ += jumped.count();
    const bool is_back = jumped < seconds{0};
    log(events::clock_jumped, {{"by_s", jumped.count()}});
    metrics_.count("clock_jumps_total", is_back ? "way=\"back\"" : "way=\"ahead\"");
    return jumped;
}

bool ClockWatcher::is_off() const
{
    return std::chrono::abs(offset()) > clock_may_step;
}

}  // namespace quorate::server
