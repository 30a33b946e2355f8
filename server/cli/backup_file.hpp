#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "server/cli/common_options.hpp"

namespace quorate::server {

/// A command about one backup, and what was asked of it.
struct BackupFile {
    CLI::App& command;
    std::shared_ptr<CommonOptions> options;
    std::shared_ptr<std::string> file;
};

/// Adds such a command to `root`.
BackupFile add_backup_file(CLI::App& root, const std::string& name, const std::string& description);

/// The name of a file until all of it is there.
std::string part_of(const std::string& file);

/// Gives the part its own name when all of it is on the disk. Throws std::runtime_error.
void put_in_place(const std::string& file);

}  // namespace quorate::server
