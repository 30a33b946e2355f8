#include "server/cli/backup_file.hpp"

#include <filesystem>

#include "server/cli/external_program.hpp"

namespace quorate::server {

namespace fs = std::filesystem;

std::string part_of(const std::string& file)
{
    return file + ".part";
}

void put_in_place(const std::string& file)
{
    flush_to_disk(part_of(file));
    fs::rename(part_of(file), file);
    flush_to_disk(fs::absolute(file).parent_path().string());
}

BackupFile add_backup_file(CLI::App& root, const std::string& name, const std::string& description)
{
    CLI::App& command = *root.add_subcommand(name, description);
    const auto options = add_common_options(command);
    const auto file = std::make_shared<std::string>();
    command.add_option("file", *file, "The backup")->required();
    add_setting_option(command,
                       options,
                       "--backup-key",
                       "backup_key_file",
                       "File of the key that seals backups (default DATA/backup.key)");
    return {command, options, file};
}

}  // namespace quorate::server
