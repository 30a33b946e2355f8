#pragma once

#include <CLI/CLI.hpp>

#include <iosfwd>
#include <string>
#include <vector>

namespace quorate::server {

/// A package of the system that this program uses, as it is installed.
struct UsedPackage {
    std::string name;
    std::string version;  // empty: nothing says

    friend bool operator==(const UsedPackage&, const UsedPackage&) = default;
};

/// The libraries in a list of a process's memory, as /proc/self/maps writes it; each once.
std::vector<std::string> loaded_libraries(std::istream& maps);

/// Which packages they come from, by name, with their versions: as the package manager's `folder`
/// (/var/lib/dpkg) has it. A library of no package is named itself.
std::vector<UsedPackage> packages_of(const std::vector<std::string>& libraries,
                                     const std::string& folder);

/// Adds `quorate packages`: what of the system this program runs with, for whoever watches for
/// faults that are found in it.
void add_packages_command(CLI::App& root, int& exit_code);

}  // namespace quorate::server
