#pragma once

#include <optional>
#include <string>
#include <vector>

namespace quorate::server {

/// Runs a program found on the PATH, with `environment` added to ours, and waits for it. Its exit
/// code, or nothing when there is no such program. Nothing passes through a shell.
std::optional<int> run_external(const std::vector<std::string>& words,
                                const std::vector<std::string>& environment);

/// Makes sure that a file or folder is on the disk. Throws std::runtime_error.
void flush_to_disk(const std::string& path);

}  // namespace quorate::server
