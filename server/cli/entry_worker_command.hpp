#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds the command that `quorate` runs itself with to read a calendar from outside
/// (worker/entry_worker.hpp). Nobody else has a use for it, so the help does not show it.
void add_entry_worker_command(CLI::App& root);

}  // namespace quorate::server
