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
#include "server/seed/seed_load.hpp"

namespace quorate::server {
namespace {

struct DemoOptions {
    std::string as_of;
    bool as_json = false;
};

boost::json::object json_of(App& app, const std::vector<DemoAccount>& accounts, bool was_there)
{
    boost::json::array feeds;
    for (const DemoFeed& feed : demo_feeds(app))
        feeds.push_back({{"path", feed.path},
                         {"url", app.settings.public_url() + feed.path},
                         {"kind", feed.kind},
                         {"label", feed.label}});
    boost::json::array sign_ins;
    for (const DemoAccount& account : accounts)
        sign_ins.push_back({{"name", account.name},
                            {"email", account.email},
                            {"password", demo_password_text},
                            {"role", account.role},
                            {"job_title", account.job_title},
                            {"authority", account.authority}});
    return {{"already_there", was_there},
            {"sign_ins", std::move(sign_ins)},
            {"feeds", std::move(feeds)}};
}

// The service may be started at another address than the usual one.
std::string feed_line(const Settings& settings, const DemoFeed& feed)
{
    const std::string what = "Subscribe a calendar to the feed of " + feed.label;
    if (settings.knows_public_url()) return what + ":\n  " + settings.public_url() + feed.path;
    return what + ", at the address of the service with this after it:\n  " + feed.path;
}

void print(App& app, const std::vector<DemoAccount>& accounts, bool was_there)
{
    std::cout << (was_there ? "The demonstration is already there.\n"
                            : "The demonstration is ready.\n")
              << "Sign in as one of these, with the password: " << demo_password_text << "\n";
    for (const DemoAccount& account : accounts)
        if (account.on_sign_in_page)
            std::cout << "  " << std::left << std::setw(22) << account.job_title << account.email
                      << "\n";
    for (const DemoFeed& feed : demo_feeds(app))
        if (feed.kind == "agency") std::cout << feed_line(app.settings, feed) << "\n";
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
        print_json(json_of(installation.app, accounts, was_there));
    else
        print(installation.app, accounts, was_there);
    return 0;
}

void add_demo_command(CLI::App& group, int& exit_code)
{
    CLI::App& command =
        *group.add_subcommand("demo", "Two invented councils with families at every stage");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<DemoOptions>();
    add_setting_option(
        command, common, "--listen", "listen", "HOST:PORT of the service, for what is printed");
    command.add_option("--as-of", options->as_of, "The day it is to be looked at (today)");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return seed(*common, *options); });
    });
}

struct LoadOptions {
    LoadSize size;
    bool as_json = false;
};

boost::json::object json_of(const Loaded& loaded)
{
    boost::json::array feeds;
    for (const LoadedFeed& feed : loaded.feeds)
        feeds.push_back({{"path", feed.path}, {"kind", feed.kind}, {"meetings", feed.meetings}});
    boost::json::array sign_ins;
    for (const LoadedSignIn& each : loaded.sign_ins)
        sign_ins.push_back(
            {{"email", each.email}, {"password", demo_password_text}, {"role", each.role}});
    boost::json::array tokens;
    for (const LoadedToken& each : loaded.tokens)
        tokens.push_back({{"token", each.token}, {"role", each.role}});
    return {{"feeds", std::move(feeds)},
            {"sign_ins", std::move(sign_ins)},
            {"tokens", std::move(tokens)}};
}

void print(const Loaded& loaded)
{
    for (const LoadedFeed& feed : loaded.feeds)
        std::cout << feed.kind << " feed with " << feed.meetings << " meetings: " << feed.path
                  << "\n";
    for (const LoadedSignIn& each : loaded.sign_ins)
        std::cout << each.role << "  " << each.email << "\n";
    std::cout << "Everybody's password: " << demo_password_text << "\n";
    for (const LoadedToken& each : loaded.tokens)
        std::cout << each.role << "  " << each.token << "\n";
}

int load(const CommonOptions& common, const LoadOptions& options)
{
    Installation installation{common};
    int told = 0;
    const auto progress = [&told](int meetings) {
        if (meetings < told + 5000) return;
        told = meetings;
        std::cerr << meetings << " meetings\n";
    };
    const auto loaded = seed_load(installation.app, options.size, progress);
    if (!loaded && loaded.error().refusal == core::Refusal::wrong_state)
        return refused("this database holds a real council; invented data needs its own");
    if (!loaded && loaded.error().refusal == core::Refusal::already_exists)
        return refused("this database was loaded before; take a new one");
    if (!loaded) return refused(loaded.error());
    if (options.as_json)
        print_json(json_of(*loaded));
    else
        print(*loaded);
    return 0;
}

void add_load_command(CLI::App& group, int& exit_code)
{
    CLI::App& command = *group.add_subcommand("load", "Bulk data for measurements");
    const auto common = add_common_options(command);
    const auto options = std::make_shared<LoadOptions>();
    command.add_option("--authorities", options->size.authorities, "How many councils (1)")
        ->check(CLI::Range(1, 500));
    command
        .add_option("--meetings",
                    options->size.meetings,
                    "How many meetings the largest agency feed shows (1000); a quarter as many "
                    "again lie before them")
        ->check(CLI::Range(1, 1'000'000));
    command.add_option("--seed", options->size.seed, "The same seed makes the same data (1)");
    command.add_flag("--json", options->as_json, "Answer in JSON");
    command.callback([common, options, &exit_code] {
        exit_code = run_guarded([&] { return load(*common, *options); });
    });
}

}  // namespace

void add_seed_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("seed", "Fill an empty database with invented data");
    group.require_subcommand(1);
    add_demo_command(group, exit_code);
    add_load_command(group, exit_code);
}

}  // namespace quorate::server
