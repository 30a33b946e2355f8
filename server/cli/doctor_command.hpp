#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate doctor`: says what is wrong with an installation, and changes nothing.
void add_doctor_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
