#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate closures list|add|remove`: the days on which a council is shut besides bank holidays.
void add_closures_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
