#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate secret rotate`.
void add_secret_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
