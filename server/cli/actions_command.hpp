#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate actions --list [--csv]`: the access matrix as it was built in.
void add_actions_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
