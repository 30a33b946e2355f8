#pragma once

namespace quorate::server {

/// Runs the `quorate` command line; gives its exit code: 0, 1 when refused or failed, 2 when it was
/// not understood.
int run_program(int count, char** words);

}  // namespace quorate::server
