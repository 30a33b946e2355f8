#include "server/cli/holidays_command.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "server/app/bank_holiday_list.hpp"
#include "server/app/system_clock.hpp"
#include "server/cli/external_program.hpp"
#include "server/cli/holiday_horizon.hpp"
#include "server/cli/holidays_file.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

int tell(const core::BankHolidays& holidays, bool as_json)
{
    const core::Date today = core::london_date(SystemClock{}.now());
    const bool far_enough = reaches_far_enough(holidays, today);
    if (as_json)
        print_json({{"known_from", core::iso(holidays.known_from)},
                    {"known_until", core::iso(holidays.known_until)},
                    {"days", holidays.days.size()},
                    {"reaches_far_enough", far_enough}});
    else
        std::cout << holidays.days.size() << " bank holidays, from "
                  << core::iso(holidays.known_from) << " until " << core::iso(holidays.known_until)
                  << ".\n";
    if (far_enough) return 0;
    return refused("the list of bank holidays reaches less than 18 months ahead");
}

int check(const CommonOptions& options, bool as_json)
{
    return tell(bank_holidays_of(settings_from(options)), as_json);
}

// Under its own name only when all of it is written, so that no start meets half a list.
void keep(const std::string& csv, const std::string& path)
{
    const std::string part = path + ".part";
    {
        std::ofstream file{part, std::ios::binary | std::ios::trunc};
        file << csv;
        if (!file.flush()) throw std::runtime_error{"this cannot be written: " + part};
    }
    flush_to_disk(part);
    std::filesystem::rename(part, path);
}

// Each day that is a bank holiday now and was none before, or the other way round.
void tell_changes(const core::BankHolidays& before, const core::BankHolidays& after)
{
    for (const auto& [day, name] : after.days)
        if (before.covers(day) && !before.days.contains(day))
            std::cout << "added   " << core::iso(day) << "  " << name << '\n';
    for (const auto& [day, name] : before.days)
        if (after.covers(day) && !after.days.contains(day))
            std::cout << "removed " << core::iso(day) << "  " << name << '\n';
}

int import_list(const CommonOptions& options, const std::string& name)
{
    std::ifstream file{name, std::ios::binary};
    if (!file) return refused("there is no such file: " + name);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const Settings settings = prepare_command(options);
    const core::BankHolidays before = bank_holidays_of(settings);
    const auto holidays = read_holidays(text, before);
    if (!holidays) return refused(holidays.error());
    if (holidays->known_until < before.known_until)
        return refused("the list in use reaches further, until " + core::iso(before.known_until));
    keep(core::bank_holidays_to_csv(*holidays), bank_holidays_file(settings));
    tell_changes(before, *holidays);
    std::cout << "Kept. Start the service again to count by it.\n";
    return tell(*holidays, false);
}

void add_check_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand(
        "check", "Show how far the list reaches; exit 1 when that is less than 18 months ahead");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return check(*options, *as_json); });
    });
}

void add_import_command(CLI::App& group, int& exit_code)
{
    CLI::App& command =
        *group.add_subcommand("import", "Count by another list from the next start on");
    const auto options = add_common_options(command);
    const auto file = std::make_shared<std::string>();
    command
        .add_option(
            "file", *file, "GOV.UK's JSON, or CSV: known_from, known_until, then date,title,note")
        ->required();
    command.callback([options, file, &exit_code] {
        exit_code = run_guarded([&] { return import_list(*options, *file); });
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
