#include "server/cli/busy_times_command.hpp"

#include <fstream>
#include <iostream>

#include "core/availability/busy_csv.hpp"
#include "core/dates/date_text.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct ImportOptions {
    std::string file, authority;
    bool as_json = false;
};

// No more of the file than shows that it is too large.
std::string text_of(std::istream& file)
{
    std::string text(core::largest_busy_file + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

// Each line of the file that is at fault on a line of its own.
int refused_lines(const core::Error& error)
{
    if (error.refusal != core::Refusal::invalid_input) return refused(error);
    for (const core::FieldError& each : error.fields)
        refused(each.field == "csv" ? each.message : each.field + ": " + each.message);
    return 1;
}

int import_file(const CommonOptions& common, const ImportOptions& options)
{
    std::ifstream file{options.file, std::ios::binary};
    if (!file) return refused("there is no such file: " + options.file);
    const std::string csv = text_of(file);
    Installation installation{common};
    App& app = installation.app;
    const auto imported =
        app.database.transact([&](core::UnitOfWork& work) -> core::Result<core::ImportedBusyTimes> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return core::import_busy_csv(
                work, app.clock, app.random, core::system_actor(authority->id), csv);
        });
    if (!imported) return refused_lines(imported.error());
    if (options.as_json)
        print_json({{"times", imported->times},
                    {"owners", imported->owners},
                    {"from", core::iso(imported->from)},
                    {"until", core::iso(imported->until)}});
    else
        std::cout << "Busy times: " << imported->times << ", of " << imported->owners
                  << " people and rooms, from " << core::iso(imported->from) << " until "
                  << core::iso(imported->until) << ".\n";
    return 0;
}

}  // namespace

void add_busy_times_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("busy-times", "When people and rooms are not to be had");
    group.require_subcommand(1);
    CLI::App& command = *group.add_subcommand(
        "import",
        "Take busy times from a CSV, whole or not at all: what earlier files said of the same "
        "people and rooms from its first day to its last is replaced");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<ImportOptions>();
    command
        .add_option("file",
                    options->file,
                    "Columns owner (e-mail address or room), date, from, until or start, end; kind")
        ->required();
    command.add_option(
        "--authority", options->authority, "The council's name or id; the only one by default");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return import_file(*common, *options); });
    });
}

}  // namespace quorate::server
