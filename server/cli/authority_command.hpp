#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate authority add` and `quorate authority list`: a new installation begins with the
/// council that it is for.
void add_authority_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
