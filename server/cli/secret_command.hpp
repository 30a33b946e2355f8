#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate secret rotate` and `quorate secret forget`.
void add_secret_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
