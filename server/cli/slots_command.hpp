#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <iosfwd>
#include <limits>
#include <string>

namespace quorate::server {

/// What `quorate slots` was asked.
struct SlotsOptions {
    std::string input = {};                                       // a file's name, or "-" for `in`
    std::size_t limit = std::numeric_limits<std::size_t>::max();  // slots of each request
    bool as_json = false;
};

/// Answers each request of a problem file on `out`, and says on `err` what they took. A refused
/// file is one line on `err` and nothing on `out`. Returns the exit code: 0, or 1 (refused).
int run_slots(const SlotsOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

/// Adds `quorate slots`.
CLI::App& add_slots_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
