#include "server/cli/packages_command.hpp"

#include <boost/version.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>

#include "server/cli/common_options.hpp"

namespace quorate::server {
namespace {

namespace fs = std::filesystem;

// Debian 12 has /lib in /usr/lib, and its lists name either.
std::string without_usr(const std::string& path)
{
    return path.starts_with("/usr/") ? path.substr(4) : path;
}

// "libssl3:amd64" and "libssl3" are one package to the list of versions.
std::string without_architecture(const std::string& name)
{
    return name.substr(0, name.find(':'));
}

std::map<std::string, std::string> versions_in(const fs::path& status)
{
    std::map<std::string, std::string> versions;
    std::ifstream file{status};
    std::string line;
    std::string package;
    while (std::getline(file, line)) {
        if (line.starts_with("Package: ")) package = line.substr(9);
        if (line.starts_with("Version: ")) versions[package] = line.substr(9);
    }
    return versions;
}

// What is compiled in, and so in no library of its own.
std::vector<UsedPackage> compiled_in()
{
    std::string boost{BOOST_LIB_VERSION};
    std::ranges::replace(boost, '_', '.');
    return {{"boost (compiled in)", boost}, {"cli11 (compiled in)", CLI11_VERSION}};
}

int list()
{
    std::ifstream maps{"/proc/self/maps"};
    std::cout << "quorate " << QUORATE_VERSION << "\n";
    for (const UsedPackage& each : compiled_in())
        std::cout << each.name << " " << each.version << "\n";
    for (const UsedPackage& each : packages_of(loaded_libraries(maps), "/var/lib/dpkg"))
        std::cout << each.name << (each.version.empty() ? "" : " ") << each.version << "\n";
    return 0;
}

}  // namespace

std::vector<std::string> loaded_libraries(std::istream& maps)
{
    std::set<std::string> all;
    std::string line;
    while (std::getline(maps, line)) {
        const auto path = line.find('/');
        if (path != std::string::npos && line.find(".so", path) != std::string::npos)
            all.insert(line.substr(path));
    }
    return {all.begin(), all.end()};
}

std::vector<UsedPackage> packages_of(const std::vector<std::string>& libraries,
                                     const std::string& folder)
{
    std::set<std::string> left;
    for (const std::string& library : libraries)
        left.insert(without_usr(library));
    std::set<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator{fs::path{folder} / "info", none}) {
        if (left.empty()) break;
        if (entry.path().extension() != ".list") continue;
        std::ifstream file{entry.path()};
        std::string line;
        while (std::getline(file, line))
            if (left.erase(without_usr(line)) > 0)
                names.insert(without_architecture(entry.path().stem().string()));
    }
    const auto versions = versions_in(fs::path{folder} / "status");
    std::vector<UsedPackage> packages;
    for (const std::string& name : names) {
        const auto version = versions.find(name);
        packages.push_back({name, version == versions.end() ? "" : version->second});
    }
    for (const std::string& library : left)
        packages.push_back({library, ""});
    return packages;
}

void add_packages_command(CLI::App& root, int& exit_code)
{
    CLI::App& command = *root.add_subcommand(
        "packages", "List what of the system this program runs with, and in which versions");
    command.callback([&exit_code] { exit_code = run_guarded([] { return list(); }); });
}

}  // namespace quorate::server
