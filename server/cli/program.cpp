#include "server/cli/program.hpp"

#include <CLI/CLI.hpp>

#include "server/cli/actions_command.hpp"
#include "server/cli/audit_command.hpp"
#include "server/cli/authority_command.hpp"
#include "server/cli/backup_command.hpp"
#include "server/cli/busy_times_command.hpp"
#include "server/cli/busy_worker_command.hpp"
#include "server/cli/closures_command.hpp"
#include "server/cli/dates_command.hpp"
#include "server/cli/doctor_command.hpp"
#include "server/cli/entry_worker_command.hpp"
#include "server/cli/export_command.hpp"
#include "server/cli/feed_command.hpp"
#include "server/cli/holidays_command.hpp"
#include "server/cli/mail_command.hpp"
#include "server/cli/mail_worker_command.hpp"
#include "server/cli/migrate_command.hpp"
#include "server/cli/packages_command.hpp"
#include "server/cli/restore_command.hpp"
#include "server/cli/rules_command.hpp"
#include "server/cli/secret_command.hpp"
#include "server/cli/seed_command.hpp"
#include "server/cli/serve_command.hpp"
#include "server/cli/slots_command.hpp"
#include "server/cli/token_command.hpp"
#include "server/cli/user_command.hpp"

namespace quorate::server {

int run_program(int count, char** words)
{
    CLI::App root{"Quorate: multi-agency meetings in children's services, in time and quorate",
                  "quorate"};
    root.set_version_flag("--version", QUORATE_VERSION);
    root.require_subcommand(1);
    int exit_code = 0;
    add_actions_command(root, exit_code);
    add_audit_command(root, exit_code);
    add_authority_command(root, exit_code);
    add_backup_command(root, exit_code);
    add_restore_command(root, exit_code);
    add_busy_worker_command(root);
    add_busy_times_command(root, exit_code);
    add_closures_command(root, exit_code);
    add_dates_command(root, exit_code);
    add_doctor_command(root, exit_code);
    add_entry_worker_command(root);
    add_export_command(root, exit_code);
    add_feed_command(root, exit_code);
    add_holidays_command(root, exit_code);
    add_mail_command(root, exit_code);
    add_mail_worker_command(root);
    add_migrate_command(root, exit_code);
    add_packages_command(root, exit_code);
    add_rules_command(root, exit_code);
    add_secret_command(root, exit_code);
    add_seed_command(root, exit_code);
    add_serve_command(root, exit_code);
    add_slots_command(root, exit_code);
    add_token_command(root, exit_code);
    add_user_command(root, exit_code);
    try {
        root.parse(count, words);
    } catch (const CLI::ParseError& error) {
        const int told = root.exit(error);
        return told == 0 ? 0 : 2;
    }
    return exit_code;
}

}  // namespace quorate::server
