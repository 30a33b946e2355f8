#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate serve`: listens until told to stop by SIGTERM or SIGINT.
void add_serve_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
