#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate backup FILE`, which may run while the service serves. A backup is sealed with a
/// key of its own unless `--plain` asks otherwise. The secret is not in it: whoever finds one must
/// not be able to make links.
void add_backup_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
