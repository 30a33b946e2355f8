#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate holidays check`: how far the list of bank holidays reaches.
void add_holidays_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
