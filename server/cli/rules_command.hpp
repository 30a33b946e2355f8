#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate rules list|choose`: the rules that are a council's own to choose.
void add_rules_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
