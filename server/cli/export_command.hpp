#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate export timeliness`: what leaves the service as a table.
void add_export_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
