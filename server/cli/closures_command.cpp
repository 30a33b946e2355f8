#include "server/cli/closures_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/due_dates/local_closures.hpp"
#include "server/cli/dates_settings.hpp"

namespace quorate::server {
namespace {

struct ClosureOptions {
    std::string authority, on, until, name, owner;
    bool as_json = false;
};

int list(const CommonOptions& common, const ClosureOptions& options)
{
    Installation installation{common};
    const auto closures = installation.app.database.read(
        [&](core::UnitOfWork& work) -> core::Result<std::vector<core::Closure>> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return core::view_closures(
                work, installation.app.clock, core::system_actor(authority->id));
        });
    if (!closures) return refused(closures.error());
    boost::json::array rows;
    for (const core::Closure& each : *closures) {
        if (options.as_json)
            rows.push_back(
                {{"on", core::iso(each.on)}, {"name", each.name}, {"owner", each.owner.reveal()}});
        else
            std::cout << core::iso(each.on) << "  " << each.name << " (" << each.owner.reveal()
                      << ")\n";
    }
    if (options.as_json) print_json({{"closures", std::move(rows)}});
    return 0;
}

template <class Change>
int change(const CommonOptions& common, const ClosureOptions& options, Change use_case)
{
    const auto on = core::parse_date(options.on);
    const auto until = core::parse_date(options.until.empty() ? options.on : options.until);
    if (!on || !until) return refused("write the day like 2026-12-29");
    return change_dates(
        common,
        {.authority = options.authority,
         .day_name = "on",
         .day = options.on,
         .as_json = options.as_json},
        [&](core::UnitOfWork& work, const core::CaseTools& tools, const core::Actor& by) {
            return use_case(work, tools, by, *on, *until);
        });
}

int add(const CommonOptions& common, const ClosureOptions& options)
{
    return change(
        common, options, [&](auto& work, const auto& tools, const auto& by, auto on, auto until) {
            return core::keep_closure(work,
                                      tools,
                                      by,
                                      {.on = on,
                                       .until = until,
                                       .name = options.name,
                                       .owner = core::PersonName{options.owner}});
        });
}

int remove(const CommonOptions& common, const ClosureOptions& options)
{
    return change(
        common, options, [](auto& work, const auto& tools, const auto& by, auto on, auto) {
            return core::remove_closure(work, tools, by, on);
        });
}

}  // namespace

void add_closures_command(CLI::App& root, int& exit_code)
{
    CLI::App& group =
        *root.add_subcommand("closures", "Days on which a council is shut besides bank holidays");
    group.require_subcommand(1);
    add_dates_command<ClosureOptions>(group, exit_code, "list", "List the days", list);
    const auto [adding, added] = add_dates_command<ClosureOptions>(
        group, exit_code, "add", "Take a day, or several; what is due is worked out again", add);
    adding->add_option("--on", added->on, "The day, like 2026-12-29")->required();
    adding->add_option("--until", added->until, "The last day, of several; at most 14");
    adding->add_option("--name", added->name, "What to call it")->required();
    adding->add_option("--owner", added->owner, "Who answers for it")->required();
    const auto [removing, removed] = add_dates_command<ClosureOptions>(
        group, exit_code, "remove", "Take a day back; what is due is worked out again", remove);
    removing->add_option("--on", removed->on, "The day, like 2026-12-29")->required();
}

}  // namespace quorate::server
