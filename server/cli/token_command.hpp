#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate token create|revoke`. A token is printed once and kept nowhere.
void add_token_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
