#include "server/cli/common_options.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "db/session/failure.hpp"

namespace quorate::server {

std::shared_ptr<CommonOptions> add_common_options(CLI::App& command)
{
    auto options = std::make_shared<CommonOptions>();
    command.add_option("--config", options->config, "Settings file (TOML)");
    add_setting_option(command, options, "--data", "data", "Folder for the database and the keys");
    add_setting_option(command,
                       options,
                       "--database",
                       "database",
                       "sqlite:PATH or postgresql://… (default sqlite:DATA/quorate.db)");
    return options;
}

void add_setting_option(CLI::App& command,
                        const std::shared_ptr<CommonOptions>& options,
                        const std::string& flags,
                        const std::string& setting,
                        const std::string& description)
{
    command.add_option_function<std::string>(
        flags,
        [options, setting](const std::string& value) { options->values[setting] = value; },
        description);
}

Settings settings_from(const CommonOptions& options)
{
    std::vector<SettingValues> layers;
    std::string file = options.config;
    if (const char* named = std::getenv("QUORATE_CONFIG"); file.empty() && named != nullptr)
        file = named;
    if (!file.empty()) layers.push_back(read_settings_file(file));
    SettingValues environment = read_settings_environment(environ);
    environment.erase("config");
    layers.push_back(std::move(environment));
    layers.push_back(options.values);
    return make_settings(layers);
}

int run_guarded(const std::function<int()>& command)
{
    try {
        return command();
    } catch (const BadSetting& error) {
        std::cerr << "quorate: " << error.what() << "\n";
        return 2;
    } catch (const std::invalid_argument& error) {
        std::cerr << "quorate: " << error.what() << "\n";
        return 2;
    } catch (const db::Failure& failure) {
        std::cerr << "quorate: the database cannot be used (" << failure.code() << ")\n";
        return 1;
    } catch (const std::filesystem::filesystem_error& error) {
        std::cerr << "quorate: " << error.code().message() << ": " << error.path1().string()
                  << "\n";
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "quorate: " << error.what() << "\n";
        return 1;
    }
}

}  // namespace quorate::server
