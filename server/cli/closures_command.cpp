#include "server/cli/closures_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>

#include "core/cases/local_closures.hpp"
#include "core/dates/date_text.hpp"
#include "core/rules/closure_store.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct ClosureOptions {
    std::string authority, on, name;
    bool as_json = false;
};

int list(const CommonOptions& common, const ClosureOptions& options)
{
    Installation installation{common};
    const auto closures = installation.app.database.read(
        [&](core::UnitOfWork& work) -> core::Result<core::NamedDays> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return work.closures.of(authority->id);
        });
    if (!closures) return refused(closures.error());
    boost::json::array rows;
    for (const auto& [day, name] : *closures) {
        if (options.as_json)
            rows.push_back({{"on", core::iso(day)}, {"name", name}});
        else
            std::cout << core::iso(day) << "  " << name << "\n";
    }
    if (options.as_json) print_json({{"closures", std::move(rows)}});
    return 0;
}

// Runs a change as the service itself and says what it moved.
template <class Change>
int change(const CommonOptions& common, const ClosureOptions& options, Change use_case)
{
    const auto on = core::parse_date(options.on);
    if (!on) return refused("write the day like 2026-12-29");
    Installation installation{common};
    App& app = installation.app;
    const auto moved =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::MovedDates> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return use_case(work,
                            core::CaseTools{app.clock, app.random, app.bank_holidays},
                            core::system_actor(authority->id),
                            *on);
        });
    if (!moved) return refused(moved.error());
    if (options.as_json)
        print_json({{"on", options.on},
                    {"moved_dates", moved->dates},
                    {"moved_families", moved->families}});
    else
        std::cout << "Kept. Due dates that moved: " << moved->dates << ", in " << moved->families
                  << (moved->families == 1 ? " family.\n" : " families.\n");
    return 0;
}

int add(const CommonOptions& common, const ClosureOptions& options)
{
    return change(common, options, [&](auto& work, const auto& tools, const auto& by, auto on) {
        return core::keep_closure(work, tools, by, {.on = on, .name = options.name});
    });
}

int remove(const CommonOptions& common, const ClosureOptions& options)
{
    return change(common, options, [](auto& work, const auto& tools, const auto& by, auto on) {
        return core::remove_closure(work, tools, by, on);
    });
}

using Run = int (*)(const CommonOptions&, const ClosureOptions&);

std::pair<CLI::App*, std::shared_ptr<ClosureOptions>> add_command(
    CLI::App& group, int& exit_code, const char* name, const char* about, Run run)
{
    CLI::App& command = *group.add_subcommand(name, about);
    const auto common = add_common_options(command);
    const auto options = std::make_shared<ClosureOptions>();
    command.add_option("--authority", options->authority, "The council's name or id");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, run, &exit_code] {
        exit_code = run_guarded([&] { return run(*common, *options); });
    });
    return {&command, options};
}

}  // namespace

void add_closures_command(CLI::App& root, int& exit_code)
{
    CLI::App& group =
        *root.add_subcommand("closures", "Days on which a council is shut besides bank holidays");
    group.require_subcommand(1);
    add_command(group, exit_code, "list", "List the days", list);
    const auto [adding, added] = add_command(
        group, exit_code, "add", "Take a day; what is due is worked out again at once", add);
    adding->add_option("--on", added->on, "The day, like 2026-12-29")->required();
    adding->add_option("--name", added->name, "What to call it")->required();
    const auto [removing, removed] = add_command(
        group, exit_code, "remove", "Take a day back; what is due is worked out again", remove);
    removing->add_option("--on", removed->on, "The day, like 2026-12-29")->required();
}

}  // namespace quorate::server
