#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "core/due_dates/dates_changes.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {

/// What the commands that change what a council counts by have in common.
struct DatesSettingOptions {
    std::string authority = {};
    std::string day_name = {};  // how the answer calls the first day: "on"
    std::string day = {};
    bool as_json = false;
};

using ChangeDates = std::function<core::Result<core::DatesOutcome>(
    core::UnitOfWork&, const core::CaseTools&, const core::Actor&)>;

/// Makes the change as the operator, who needs no second person, and says what it moved. Gives the
/// exit code.
int change_dates(const CommonOptions& common,
                 const DatesSettingOptions& options,
                 const ChangeDates& use_case);

/// A command on what one council counts by: `Options` hold its authority and as_json, and what the
/// caller adds to the command that comes back. `run` gives the exit code.
template <class Options>
std::pair<CLI::App*, std::shared_ptr<Options>> add_dates_command(CLI::App& group,
                                                                 int& exit_code,
                                                                 const char* name,
                                                                 const char* about,
                                                                 int (*run)(const CommonOptions&,
                                                                            const Options&))
{
    CLI::App& command = *group.add_subcommand(name, about);
    const auto common = add_common_options(command);
    const auto options = std::make_shared<Options>();
    command.add_option("--authority", options->authority, "The council's name or id");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, run, &exit_code] {
        exit_code = run_guarded([&] { return run(*common, *options); });
    });
    return {&command, options};
}

}  // namespace quorate::server
