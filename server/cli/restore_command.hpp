#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate restore FILE`, which fills a place where there is no database yet. It knows by
/// itself whether the backup is sealed, and says which key it needs.
void add_restore_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
