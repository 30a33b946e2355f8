#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate backup FILE`, which may run while the service serves, and `quorate restore FILE`,
/// which fills a place where there is no database yet. The secret is not in a backup: whoever finds
/// one must not be able to make links.
void add_backup_commands(CLI::App& root, int& exit_code);

}  // namespace quorate::server
