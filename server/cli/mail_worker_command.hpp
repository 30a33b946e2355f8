#pragma once

#include <CLI/CLI.hpp>

namespace quorate::server {

/// `quorate mail-worker`, which only the program itself runs: see server/worker/mail_worker.hpp.
void add_mail_worker_command(CLI::App& root);

}  // namespace quorate::server
