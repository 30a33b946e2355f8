#include "server/cli/secret_command.hpp"

#include <iostream>

#include "server/app/installation_secret.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

int rotate(const CommonOptions& options, bool as_json)
{
    const Settings settings = prepare_command(options);
    const std::size_t kept = add_installation_secret(settings);
    if (as_json)
        print_json({{"secrets", kept}});
    else
        std::cout << "A new secret was added; there are " << kept
                  << " now. Restart the service, all instances together, before any other command "
                     "is run: everything that is stored is then sealed with the new one, and what "
                     "still runs with the old one cannot read it. Links and calendar addresses "
                     "stay as they are.\n"
                     "Keep a copy of the secret file apart from the backups.\n";
    return 0;
}

}  // namespace

void add_secret_command(CLI::App& root, int& exit_code)
{
    CLI::App& secret = *root.add_subcommand("secret", "What stored text is sealed with");
    secret.require_subcommand(1);
    CLI::App& command = *secret.add_subcommand("rotate", "Seal with a new secret from now on");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return rotate(*options, *as_json); });
    });
}

}  // namespace quorate::server
