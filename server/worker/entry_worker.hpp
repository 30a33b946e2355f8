#pragma once

#include <string>
#include <string_view>

#include "calendar/own/written_entry.hpp"

namespace quorate::server {

/// The most bytes that one entry of somebody's own calendar may have.
inline constexpr std::size_t longest_entry = 200'000;

/// Reads what somebody's own calendar program wrote, as BusyWorker does calendars from outside: in
/// a process of its own that ends with each.
class EntryWorker {
public:
    explicit EntryWorker(std::string program = "/proc/self/exe") : program_{std::move(program)} {}

    /// Throws std::runtime_error when the worker cannot be started or answers nonsense, neither of
    /// which an entry can bring about.
    calendar::WrittenEntry read(std::string_view text,
                                calendar::WrittenTo where,
                                const core::TimeSpan& stretch) const;

private:
    std::string program_;
};

/// The name of the command that is the worker, for cli/entry_worker_command.cpp.
inline constexpr const char* entry_worker_command = "entry-worker";

/// The worker itself. Gives the exit code.
int run_entry_worker(calendar::WrittenTo where, const core::TimeSpan& stretch);

}  // namespace quorate::server
