#include "server/cli/holidays_command.hpp"

#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/rules/bank_holidays.hpp"
#include "server/app/system_clock.hpp"
#include "server/cli/holiday_horizon.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

int check(bool as_json)
{
    const core::BankHolidays& holidays = core::shipped_bank_holidays();
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

}  // namespace

void add_holidays_command(CLI::App& root, int& exit_code)
{
    CLI::App& group =
        *root.add_subcommand("holidays", "The bank holidays that dates are counted by");
    group.require_subcommand(1);
    CLI::App& command = *group.add_subcommand(
        "check", "Show how far the list reaches; exit 1 when that is less than 18 months ahead");
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback(
        [as_json, &exit_code] { exit_code = run_guarded([&] { return check(*as_json); }); });
}

}  // namespace quorate::server
