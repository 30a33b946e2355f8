#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate feed create|revoke` to `root`.
void add_feed_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
