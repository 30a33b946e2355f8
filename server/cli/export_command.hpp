#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate export timeliness|cin-census|ssd`: what leaves the service as a file.
void add_export_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
