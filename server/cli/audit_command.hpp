#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate audit verify`: names the first broken entry of each authority's chain.
void add_audit_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
