#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate user add|disable|reset`. A password that is made is printed once and kept nowhere.
void add_user_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
