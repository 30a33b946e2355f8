#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate migrate`: makes the database, or brings it up to date.
void add_migrate_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
