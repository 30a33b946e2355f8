#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calendar/busy/busy_reader.hpp"

namespace quorate::server {

/// Reads calendars from outside in a process of its own that ends with each: this program once
/// more, with little time and memory and no way to open or reach anything. What a hostile calendar
/// can make of it is one fault.
class BusyWorker {
public:
    /// `program` is `quorate`; this program itself unless another is named.
    explicit BusyWorker(std::string program = "/proc/self/exe") : program_{std::move(program)} {}

    /// When the calendar says somebody is busy within `stretch`. Throws std::runtime_error when the
    /// worker cannot be started or answers nonsense, neither of which a calendar can bring about.
    calendar::BusyReading read(std::string_view calendar, const core::TimeSpan& stretch) const;

private:
    std::string program_;
};

/// The name of the command that is the worker, for cli/busy_worker_command.cpp.
inline constexpr const char* busy_worker_command = "busy-worker";

/// The worker itself: a calendar on standard input, its answer on standard output. Gives the exit
/// code.
int run_busy_worker(const core::TimeSpan& stretch);

}  // namespace quorate::server
