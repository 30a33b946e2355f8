#include "server/cli/authority_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>
#include <optional>

#include "core/meetings/remind_seats.hpp"
#include "core/people/add_authority.hpp"
#include "core/people/authority_store.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct AddOptions {
    std::string name, jurisdiction = "england", email, phone;
    bool as_json = false;
};

int add(const CommonOptions& common, const AddOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    const auto added = app.database.transact([&](core::UnitOfWork& work) {
        return core::add_authority(
            work,
            app.clock,
            app.random,
            {.name = options.name,
             .jurisdiction = options.jurisdiction == "wales" ? core::Jurisdiction::wales
                                                             : core::Jurisdiction::england,
             .meetings_email = options.email,
             .meetings_phone = options.phone});
    });
    if (!added) return refused(added.error());
    if (options.as_json)
        print_json({{"id", added->id.text()}, {"name", added->name}});
    else
        std::cout << "Added " << added->name << ", id " << added->id.text() << ".\n";
    return 0;
}

struct ChangeOptions {
    std::string authority;
    std::optional<std::string> name, email, phone, health, remind;
    std::optional<bool> remind_strategy;
    std::optional<int> other_agencies;
};

int change(const CommonOptions& common, const ChangeOptions& options)
{
    Installation installation{common};
    App& app = installation.app;
    core::ReminderPolicy reminders;
    const auto changed =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::Authority> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            reminders = work.reminders.policy_of(authority->id);
            if (options.remind || options.remind_strategy) {
                const auto kept = core::change_reminders(
                    work,
                    app.clock,
                    {.authority = authority->id,
                     .whom = options.remind ? core::reminds_from(*options.remind) : std::nullopt,
                     .of_strategy_discussions = options.remind_strategy});
                if (!kept) return kept.error();
                reminders = *kept;
            }
            return core::change_authority(
                work,
                app.clock,
                {.id = authority->id,
                 .name = options.name,
                 .meetings_email = options.email,
                 .meetings_phone = options.phone,
                 .other_agencies = options.other_agencies,
                 .health_counts_as =
                     options.health ? core::health_counts_as_from(*options.health) : std::nullopt});
        });
    if (!changed) return refused(changed.error());
    std::cout << "Changed " << changed->name << ": " << changed->meetings_email << ", "
              << changed->meetings_phone << "; quorate with " << changed->quorum.other_agencies
              << " other agencies, health counts as "
              << core::code(changed->quorum.health_counts_as) << "; reminds "
              << core::code(reminders.whom)
              << (reminders.of_strategy_discussions ? ", also of" : ", not of")
              << " strategy discussions.\n";
    return 0;
}

int list(const CommonOptions& common, bool as_json)
{
    Installation installation{common};
    const auto all = installation.app.database.read(
        [](core::UnitOfWork& work) { return work.authorities.all(); });
    boost::json::array rows;
    for (const core::Authority& authority : all) {
        if (as_json)
            rows.push_back({{"id", authority.id.text()},
                            {"name", authority.name},
                            {"jurisdiction", core::code(authority.jurisdiction)}});
        else
            std::cout << authority.id.text() << "  " << authority.name << "\n";
    }
    if (as_json) print_json({{"authorities", std::move(rows)}});
    return 0;
}

void add_add_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand("add", "Take a council into the installation");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<AddOptions>();
    command.add_option("--name", options->name, "The council's name")->required();
    command.add_option("--jurisdiction", options->jurisdiction, "england or wales")
        ->check(CLI::IsMember({"england", "wales"}));
    command.add_option("--email", options->email, "The conference service's e-mail address")
        ->required();
    command.add_option("--phone", options->phone, "The conference service's telephone number")
        ->required();
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return add(*common, *options); });
    });
}

void add_change_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "change",
        "Change a council's name, address, number, quorum or reminders; what is not given stays");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<ChangeOptions>();
    command.add_option("authority", options->authority, "Its id or name; the only one by default");
    command.add_option("--name", options->name, "The council's name");
    command.add_option("--email", options->email, "The conference service's e-mail address");
    command.add_option("--phone", options->phone, "The conference service's telephone number");
    command.add_option("--other-agencies",
                       options->other_agencies,
                       "How many agencies besides social care make quorum");
    command.add_option("--health-counts-as", options->health, "one or per_discipline")
        ->check(CLI::IsMember({"one", "per_discipline"}));
    command
        .add_option("--remind",
                    options->remind,
                    "Whom to remind of meetings: not_replied, not_declined or all")
        ->check(CLI::IsMember({"not_replied", "not_declined", "all"}));
    command.add_flag("--remind-of-strategy-discussions,!--no-reminders-of-strategy-discussions",
                     options->remind_strategy,
                     "Whether people are reminded of strategy discussions too");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return change(*common, *options); });
    });
}

void add_list_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand("list", "List the councils");
    const auto common = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([common, as_json, &exit_code] {
        exit_code = run_guarded([&] { return list(*common, *as_json); });
    });
}

}  // namespace

void add_authority_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("authority", "The councils of this installation");
    group.require_subcommand(1);
    add_add_command(group, exit_code);
    add_change_command(group, exit_code);
    add_list_command(group, exit_code);
}

}  // namespace quorate::server
