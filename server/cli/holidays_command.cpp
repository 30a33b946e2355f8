#include "server/cli/holidays_command.hpp"

#include <boost/json/array.hpp>

#include <fstream>
#include <iostream>
#include <optional>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/change_holidays.hpp"
#include "core/people/authority_store.hpp"
#include "core/rules/bank_holidays.hpp"
#include "server/app/holidays_file.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct ImportOptions {
    std::string file;
    std::string source;
};

// One line an authority; without any, the list that the program was released with.
int check(const CommonOptions& options, bool as_json)
{
    Installation installation{options};
    App& app = installation.app;
    auto all = app.database.read([&](core::UnitOfWork& work) {
        return core::bank_holidays_of_all(work, app.bank_holidays);
    });
    if (all.empty()) {
        core::Authority any;
        any.name = "Any authority";
        all.push_back({std::move(any), app.bank_holidays});
    }
    const core::Date today = core::london_date(app.now());
    bool far_enough = true;
    boost::json::array rows;
    for (const auto& [authority, holidays] : all) {
        const bool enough = core::reaches_far_enough(holidays, today);
        far_enough = far_enough && enough;
        if (as_json)
            rows.push_back({{"authority", authority.name},
                            {"known_from", core::iso(holidays.known_from)},
                            {"known_until", core::iso(holidays.known_until)},
                            {"days", holidays.days.size()},
                            {"reaches_far_enough", enough}});
        else
            std::cout << authority.name << ": " << holidays.days.size() << " bank holidays, from "
                      << core::iso(holidays.known_from) << " until "
                      << core::iso(holidays.known_until) << ".\n";
    }
    if (as_json) print_json({{"authorities", std::move(rows)}});
    if (far_enough) return 0;
    return refused("a list of bank holidays reaches less than 18 months ahead");
}

// What became of the list for one authority.
struct Outcome {
    core::Authority authority;
    std::optional<core::Error> refusal = {};
};

core::Result<core::HolidayListId> put_forward(core::UnitOfWork& work,
                                              App& app,
                                              const core::AuthorityId& authority,
                                              const std::string& text,
                                              const std::string& source)
{
    const auto holidays =
        read_holidays(text, core::bank_holidays_of(work, authority, app.bank_holidays));
    if (!holidays) return holidays.error();
    return core::propose_holidays_as_operator(work,
                                              app.clock,
                                              app.random,
                                              authority,
                                              app.bank_holidays,
                                              {.holidays = *holidays, .source = source});
}

// One authority's refusal, such as a list that waits there already, keeps no other from its own.
int import_list(const CommonOptions& common, const ImportOptions& options)
{
    std::ifstream file{options.file, std::ios::binary};
    if (!file) return refused("there is no such file: " + options.file);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    Installation installation{common};
    App& app = installation.app;
    const auto outcomes = app.database.write([&](core::UnitOfWork& work) {
        std::vector<Outcome> all;
        for (core::Authority& authority : work.authorities.all()) {
            const auto id = put_forward(work, app, authority.id, text, options.source);
            all.push_back({.authority = std::move(authority)});
            if (!id) all.back().refusal = id.error();
        }
        return all;
    });
    if (outcomes.empty()) return refused("there is no authority yet: quorate authority add");
    bool any = false;
    for (const auto& [authority, refusal] : outcomes) {
        any = any || !refusal;
        if (refusal)
            refused(authority.name + ": " + refusal_line(*refusal));
        else
            std::cout << "Put forward for " << authority.name
                      << ": an administrator confirms it under Bank holidays.\n";
    }
    return any ? 0 : refused("the list was put forward for no authority");
}

void add_check_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "check", "Show how far each list reaches; exit 1 when one is less than 18 months ahead");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return check(*options, *as_json); });
    });
}

void add_import_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "import", "Put a list forward, for an administrator of each authority to confirm");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<ImportOptions>();
    command
        .add_option("file",
                    options->file,
                    "GOV.UK's JSON, or CSV: known_from, known_until, then date,title,note")
        ->required();
    options->source = "Imported by the operator";
    command.add_option("--source", options->source, "Where the list comes from");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return import_list(*common, *options); });
    });
}

}  // namespace

void add_holidays_command(CLI::App& root, int& exit_code)
{
    CLI::App& group =
        *root.add_subcommand("holidays", "The bank holidays that dates are counted by");
    group.require_subcommand(1);
    add_check_command(group, exit_code);
    add_import_command(group, exit_code);
}

}  // namespace quorate::server
