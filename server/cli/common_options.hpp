#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "server/app/settings.hpp"

namespace quorate::server {

/// The options of every command that touches data, as they were given.
struct CommonOptions {
    std::string config;
    SettingValues values;
};

/// Adds --config, --data and --database.
std::shared_ptr<CommonOptions> add_common_options(CLI::App& command);

/// Adds one more option that sets `setting`.
void add_setting_option(CLI::App& command,
                        const std::shared_ptr<CommonOptions>& options,
                        const std::string& flags,
                        const std::string& setting,
                        const std::string& description);

/// The settings from the file, the environment and the options. Throws BadSetting.
Settings settings_from(const CommonOptions& options);

/// Runs `command` and gives its exit code; a bad setting is one line and 2, a database that cannot
/// be opened one line and 1.
int run_guarded(const std::function<int()>& command);

}  // namespace quorate::server
