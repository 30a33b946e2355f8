#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// Adds `quorate holidays check`, how far each authority's list of bank holidays reaches, and
/// `quorate holidays import FILE`, which puts another list forward for an administrator of each
/// authority to confirm: one may be announced days ahead.
void add_holidays_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
