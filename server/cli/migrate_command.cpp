#include "server/cli/migrate_command.hpp"

#include <iostream>

#include "db/session/migrate.hpp"
#include "db/stores/stored_text.hpp"
#include "server/app/installation_seals.hpp"
#include "server/app/installation_secret.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

int migrate(const CommonOptions& options, bool as_json)
{
    const Settings settings = prepare_command(options);
    const InstallationSeals seals{installation_secrets(settings)};
    db::Pool pool{db::parse_database_url(settings.database_url()), 2, seals.texts};
    const int applied = db::migrate(pool);
    db::seal_stored_text(pool, seals.but_texts());
    if (as_json)
        print_json({{"applied", applied}});
    else if (applied == 0)
        std::cout << "The database is up to date.\n";
    else
        std::cout << "Applied " << applied << (applied == 1 ? " migration" : " migrations")
                  << ": the database is up to date.\n";
    return 0;
}

}  // namespace

void add_migrate_command(CLI::App& root, int& exit_code)
{
    CLI::App& command = *root.add_subcommand("migrate", "Bring the database up to date");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return migrate(*options, *as_json); });
    });
}

}  // namespace quorate::server
