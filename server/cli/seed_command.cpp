#include "server/cli/seed_command.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <iomanip>
#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "server/app/demo_people.hpp"
#include "server/cli/installation.hpp"
#include "server/seed/seed_demo.hpp"

namespace quorate::server {
namespace {

struct DemoOptions {
    std::string as_of;
    bool as_json = false;
};

boost::json::object json_of(const std::vector<DemoAccount>& accounts, bool was_there)
{
    boost::json::array sign_ins;
    for (const DemoAccount& account : accounts)
        sign_ins.push_back({{"name", account.name},
                            {"email", account.email},
                            {"password", demo_password_text},
                            {"role", account.role},
                            {"job_title", account.job_title},
                            {"authority", account.authority}});
    return {{"already_there", was_there}, {"sign_ins", std::move(sign_ins)}};
}

void print(const std::vector<DemoAccount>& accounts, bool was_there)
{
    std::cout << (was_there ? "The demonstration is already there.\n"
                            : "The demonstration is ready.\n")
              << "Sign in as one of these, with the password: " << demo_password_text << "\n";
    for (const DemoAccount& account : accounts)
        if (account.on_sign_in_page)
            std::cout << "  " << std::left << std::setw(22) << account.job_title << account.email
                      << "\n";
}

int seed(const CommonOptions& common, const DemoOptions& options)
{
    const auto as_of = options.as_of.empty() ? std::optional{core::london_date(SystemClock{}.now())}
                                             : core::parse_date(options.as_of);
    if (!as_of) throw std::invalid_argument{"--as-of must be a date like 2026-11-23"};
    Installation installation{common};
    const bool was_there = has_demo(installation.app);
    if (!was_there) {
        const auto seeded = seed_demo(installation.app, *as_of);
        if (!seeded && seeded.error().refusal == core::Refusal::wrong_state)
            return refused("this database holds a real council; the demonstration needs its own");
        if (!seeded) return refused(seeded.error());
    }
    const auto accounts = demo_accounts(installation.app);
    if (options.as_json)
        print_json(json_of(accounts, was_there));
    else
        print(accounts, was_there);
    return 0;
}

void add_demo_command(CLI::App& group, int& exit_code)
{
    CLI::App& command =
        *group.add_subcommand("demo", "Two invented councils with families at every stage");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<DemoOptions>();
    command.add_option("--as-of", options->as_of, "The day it is to be looked at (today)");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return seed(*common, *options); });
    });
}

}  // namespace

void add_seed_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("seed", "Fill an empty database with invented data");
    group.require_subcommand(1);
    add_demo_command(group, exit_code);
}

}  // namespace quorate::server
