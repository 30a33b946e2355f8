#include "server/cli/doctor_command.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>

#include "server/app/system_clock.hpp"
#include "server/cli/checkup.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

const char* word(Finding::Kind kind)
{
    switch (kind) {
        case Finding::Kind::good:
            return "ok";
        case Finding::Kind::warning:
            return "warning";
        case Finding::Kind::fault:
            break;
    }
    return "fault";
}

int report(const CommonOptions& options, bool as_json)
{
    const auto found = examine(settings_from(options), SystemClock{});
    boost::json::array rows;
    for (const Finding& finding : found) {
        if (as_json)
            rows.push_back({{"subject", finding.subject},
                            {"state", word(finding.kind)},
                            {"sentence", finding.sentence}});
        else
            std::cout << std::left << std::setw(9) << word(finding.kind) << std::setw(14)
                      << finding.subject << finding.sentence << "\n";
    }
    if (as_json) print_json({{"findings", std::move(rows)}});
    const auto faults = std::ranges::count(found, Finding::Kind::fault, &Finding::kind);
    if (faults == 0) return 0;
    return refused(std::to_string(faults) + (faults == 1 ? " fault" : " faults"));
}

}  // namespace

void add_doctor_command(CLI::App& root, int& exit_code)
{
    CLI::App& command = *root.add_subcommand("doctor", "Say what is wrong with an installation");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return report(*options, *as_json); });
    });
}

}  // namespace quorate::server
