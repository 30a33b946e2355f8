#include "server/cli/user_command.hpp"

#include <iostream>

#include "core/identity/account_news.hpp"
#include "core/identity/enrol_second_factor.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/identity/work_sign_in.hpp"
#include "core/leaving/closed_account.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/team_store.hpp"
#include "core/support/text.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct UserOptions {
    std::string authority, email, name, role, job_title, agency;
    std::vector<std::string> teams;
    bool chairs_meetings = false;
    bool as_json = false;
};

core::Result<std::vector<core::TeamId>> find_teams(core::UnitOfWork& work,
                                                   const core::AuthorityId& authority,
                                                   const std::vector<std::string>& names)
{
    std::vector<core::TeamId> teams;
    for (const std::string& name : names) {
        const auto team = work.teams.find_by_name(authority, name);
        if (!team) return core::invalid("team", "There is no team of that name");
        teams.push_back(team->id);
    }
    return teams;
}

core::Result<core::User> add_to(core::UnitOfWork& work,
                                App& app,
                                const UserOptions& options,
                                const std::string& password_hash)
{
    const auto authority = find_authority(work, options.authority);
    if (!authority) return authority.error();
    const auto teams = find_teams(work, authority->id, options.teams);
    if (!teams) return teams.error();
    std::string agency;
    if (!options.agency.empty()) {
        const auto found = work.agencies.find_by_name(authority->id, options.agency);
        if (!found) return core::invalid("agency", "There is no agency of that name");
        agency = found->id.text();
    }
    return core::add_user(work,
                          app.clock,
                          app.random,
                          core::system_actor(authority->id),
                          {.name = options.name,
                           .email = options.email,
                           .role = options.role,
                           .job_title = options.job_title,
                           .teams = *teams,
                           .chairs_meetings = options.chairs_meetings,
                           .agency = agency,
                           .password_hash = password_hash});
}

int tell(const core::User& user, const std::string& password, bool as_json)
{
    if (as_json)
        print_json({{"id", user.id.text()},
                    {"email", user.email.reveal()},
                    {"role", core::role_code(user.role)},
                    {"password", password}});
    else
        std::cout << "Password for " << user.email.reveal() << ": " << password
                  << "\nIt is shown this once. Tell the person, who changes it after signing in.\n";
    return 0;
}

int add(const CommonOptions& common, const UserOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const std::string password = core::generated_password(app.random);
    const std::string hash = app.hasher.hash(core::Password{password});
    const auto added = app.database.transact(
        [&](core::UnitOfWork& work) { return add_to(work, app, options, hash); });
    if (!added) return refused(added.error());
    return tell(*added, password, options.as_json);
}

core::Result<core::User> find_user(core::UnitOfWork& work, const std::string& email)
{
    const auto user = work.users.find_by_email(core::Email{core::lower_case(email)});
    if (!user) return core::invalid("email", "There is no account with this address");
    return *user;
}

int disable(const CommonOptions& common, const UserOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto disabled =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto user = find_user(work, options.email);
            if (!user) return user.error();
            return core::close_leaver(
                work, app.clock, app.random, core::system_actor(user->authority), user->id);
        });
    if (!disabled) return refused(disabled.error());
    std::cout << "The account is closed; its sessions and tokens have ended.\n";
    return 0;
}

int reset(const CommonOptions& common, const UserOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const std::string password = core::generated_password(app.random);
    const std::string hash = app.hasher.hash(core::Password{password});
    const auto user =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::User> {
            const auto found = find_user(work, options.email);
            if (!found) return found.error();
            const auto done = core::reset_password(
                work, app.clock, core::system_actor(found->authority), found->id, hash);
            if (!done) return done.error();
            core::tell_account_owner(
                work, app.identity_tools(), *found, core::AccountNews::password_reset);
            return found;
        });
    if (!user) return refused(user.error());
    return tell(*user, password, options.as_json);
}

int take_app_off(const CommonOptions& common, const UserOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto taken =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto user = find_user(work, options.email);
            if (!user) return user.error();
            return core::take_off_second_factor(
                work, app.identity_tools(), core::system_actor(user->authority), user->id);
        });
    if (!taken) return refused(taken.error());
    std::cout << "The authenticator app is off the account; the person sets one up at the next "
                 "sign-in.\n";
    return 0;
}

int unlink(const CommonOptions& common, const UserOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto taken =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            const auto user = find_user(work, options.email);
            if (!user) return user.error();
            return core::take_off_work_account(
                work, app.identity_tools(), core::system_actor(user->authority), user->id);
        });
    if (!taken) return refused(taken.error());
    std::cout << "The work account is off the account; the next one with its verified address is "
                 "taken for it.\n";
    return 0;
}

using Run = int (*)(const CommonOptions&, const UserOptions&);

CLI::App& add_one(CLI::App& group,
                  int& exit_code,
                  const std::string& verb,
                  const std::string& description,
                  const std::shared_ptr<UserOptions>& options,
                  Run run)
{
    CLI::App& command = *group.add_subcommand(verb, description);
    const auto common = add_common_options(command);
    command.add_option("--email", options->email, "The e-mail address the person signs in with")
        ->required();
    command.callback([common, options, run, &exit_code] {
        exit_code = run_guarded([&] { return run(*common, *options); });
    });
    return command;
}

}  // namespace

void add_user_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand(
        "user",
        "Accounts: add, disable, give a new password, take a lost app or a work account off");
    group.require_subcommand(1);
    const auto options = std::make_shared<UserOptions>();
    CLI::App& adding =
        add_one(group, exit_code, "add", "Make an account and print its password", options, add);
    adding.add_option("--authority", options->authority, "The council's name or id");
    adding.add_option("--name", options->name, "The person's name")->required();
    adding
        .add_option("--role",
                    options->role,
                    "CC chair, SW social worker, TM team manager, SM service manager, BS business "
                    "support, AU agency user, AD auditor, AM administrator")
        ->required()
        ->check(CLI::IsMember({"CC", "SW", "TM", "SM", "BS", "AU", "AD", "AM"}));
    adding.add_option("--job-title", options->job_title, "What others see beside the name");
    adding.add_option("--team", options->teams, "A team's name; may be given again");
    adding.add_option("--agency", options->agency, "The agency's name, for an agency user");
    adding.add_flag("--chairs", options->chairs_meetings, "May be chosen to chair meetings");
    adding.add_flag("--json", options->as_json, "Answer in JSON");
    add_one(group, exit_code, "disable", "Close an account and end its access", options, disable);
    add_one(group,
            exit_code,
            "app-off",
            "Take app and passkeys off an account whose device is lost",
            options,
            take_app_off);
    add_one(group,
            exit_code,
            "unlink",
            "Take the work account off an account whose owner has another one now",
            options,
            unlink);
    CLI::App& resetting =
        add_one(group, exit_code, "reset", "Give an account a new password", options, reset);
    resetting.add_flag("--json", options->as_json, "Answer in JSON");
}

}  // namespace quorate::server
