#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

/// How a process came to its end.
enum class ProcessEnd {
    finished,         // by itself, with exit code 0
    failed,           // by itself, with another
    killed,           // by a signal: it passed a limit, or crashed
    too_slow,         // by us, at the deadline
    too_much_output,  // by us
};

struct ProcessBounds {
    std::chrono::milliseconds deadline{5'000};  // on the wall's clock
    std::size_t output = 1'000'000;
    std::size_t memory = 0;  // of the program's address space; 0: as much as we may have
};

struct ProcessOutcome {
    ProcessEnd end = ProcessEnd::failed;
    std::string output = {};
    int exit_code = -1;  // of one that ended by itself
};

/// Runs a program with `input` on its standard input and waits until it ends, at the latest at the
/// deadline. It gets no environment, no open file but its three, leaves no core file, and its
/// standard error goes nowhere. Throws std::runtime_error when it cannot be started.
ProcessOutcome run_bounded(const std::string& program,
                           const std::vector<std::string>& arguments,
                           std::string_view input,
                           const ProcessBounds& bounds);

}  // namespace quorate::server
