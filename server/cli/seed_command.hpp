#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate seed demo`, invented councils with families at every stage, and `quorate seed
/// load`, bulk data for measurements.
void add_seed_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
