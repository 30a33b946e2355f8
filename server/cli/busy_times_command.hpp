#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate busy-times import FILE.csv`: when people and rooms are not to be had.
void add_busy_times_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
