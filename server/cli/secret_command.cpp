#include "server/cli/secret_command.hpp"

#include <iostream>
#include <memory>

#include "db/stores/stored_links.hpp"
#include "db/stores/stored_text.hpp"
#include "server/app/installation_seals.hpp"
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
                     "that people have go on working, until quorate secret forget; new ones are "
                     "made with the new secret.\n"
                     "Keep a copy of the secret file apart from the backups.\n";
    return 0;
}

std::string counted(int count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string listed(const db::OlderLinks& links)
{
    return counted(links.links, "link", "links") + ", " +
           counted(links.addresses, "address for answers", "addresses for answers") + " and " +
           counted(links.feeds, "calendar address", "calendar addresses");
}

// The first column with text that only an older secret opens, or nothing.
std::string still_sealed_in(App& app, const core::Secrets& secrets)
{
    const InstallationSeals all{secrets};
    const InstallationSeals newest{core::Secrets{secrets.newest()}};
    const auto others = all.but_texts();
    const auto newest_others = newest.but_texts();
    const auto found = db::text_of_older_secrets(app.pool, newest.texts, others, newest_others);
    return found.empty() ? std::string{} : found.front().column;
}

int forget(const CommonOptions& common, bool is_confirmed, bool as_json)
{
    Installation installation{common};
    App& app = installation.app;
    const core::Secrets secrets = installation_secrets(app.settings);
    const std::size_t older = secrets.newest_first().size() - 1;
    if (older == 0) return refused("there is one secret only, and it is in use");
    if (const std::string column = still_sealed_in(app, secrets); !column.empty())
        return refused("an older secret is still needed for " + column +
                       ": restart every instance of the service, then try again");
    if (!is_confirmed)
        return refused(listed(db::older_links(app.pool, app.links)) +
                       " that people have would stop, and backups from before the last rotation "
                       "could be read only with a copy of the secret file as it is now. Restart "
                       "every instance of the service first, then say --yes");
    const db::OlderLinks stopped = db::stop_older_links(app.pool, app.links, app.now());
    forget_older_secrets(app.settings);
    if (as_json)
        print_json({{"forgotten", older},
                    {"links", stopped.links},
                    {"addresses", stopped.addresses},
                    {"feeds", stopped.feeds}});
    else
        std::cout << "Older secrets were forgotten: " << older
                  << ". What stopped: " << listed(stopped)
                  << ". The next mail to each of those people has a new link; make new calendar "
                     "addresses for those who need them. Restart the service.\n";
    return 0;
}

void add_forget_command(CLI::App& secret, int& exit_code)
{
    CLI::App& command = *secret.add_subcommand(
        "forget", "Take the older secrets away, which stops the links that they made");
    const auto options = add_common_options(command);
    const auto is_confirmed = std::make_shared<bool>(false);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--yes", *is_confirmed, "Do it; without, it says what would stop");
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, is_confirmed, as_json, &exit_code] {
        exit_code = run_guarded([&] { return forget(*options, *is_confirmed, *as_json); });
    });
}

}  // namespace

void add_secret_command(CLI::App& root, int& exit_code)
{
    CLI::App& secret =
        *root.add_subcommand("secret", "What stored text is sealed with and links are made from");
    secret.require_subcommand(1);
    CLI::App& command = *secret.add_subcommand("rotate", "Seal with a new secret from now on");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return rotate(*options, *as_json); });
    });
    add_forget_command(secret, exit_code);
}

}  // namespace quorate::server
