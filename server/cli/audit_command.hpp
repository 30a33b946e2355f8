#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate audit verify`, which names the first broken entry of each authority's chain and
/// holds the chains against signed heads, and `quorate audit key`, which makes what signs them.
void add_audit_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
