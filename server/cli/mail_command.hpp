#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate mail ingest`.
void add_mail_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
