#include "server/cli/export_command.hpp"

#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/reports/timeliness_csv.hpp"
#include "core/reports/view_timeliness.hpp"
#include "server/api/report_json.hpp"
#include "server/cli/census_command.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct TimelinessOptions {
    std::string authority, from, until;
    bool as_json = false;
};

int timeliness(const CommonOptions& common, const TimelinessOptions& options)
{
    const auto from = core::parse_date(options.from);
    const auto until = core::parse_date(options.until);
    if (!from || !until) return refused("write the days like 2026-04-01");
    Installation installation{common};
    App& app = installation.app;
    const auto report =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::TimelinessReport> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return core::view_timeliness(work,
                                         app.clock,
                                         core::system_actor(authority->id),
                                         {.period = {.from = *from, .until = *until}});
        });
    if (!report) return refused(report.error());
    if (options.as_json)
        print_json(to_json(*report));
    else
        std::cout << core::timeliness_csv(*report);
    return std::cout.flush() ? 0 : 1;
}

void add_timeliness_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "timeliness",
        "What was done by its last day, as CSV: by child and by conference, for each month, team "
        "and reason. Numbers under five, and those that would give one away, are not shown");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<TimelinessOptions>();
    command.add_option("--from", options->from, "A day of the first month, like 2026-04-01")
        ->required();
    command.add_option("--until", options->until, "A day of the last month; at most five years on")
        ->required();
    command.add_option(
        "--authority", options->authority, "The council's name or id; the only one by default");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return timeliness(*common, *options); });
    });
}

}  // namespace

void add_export_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("export", "Figures and returns, for others to read");
    group.require_subcommand(1);
    add_timeliness_command(group, exit_code);
    add_census_command(group, exit_code);
    add_dataset_command(group, exit_code);
}

}  // namespace quorate::server
