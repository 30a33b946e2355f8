#include "server/cli/rules_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>

#include "core/dates/date_text.hpp"
#include "core/due_dates/local_rules.hpp"
#include "core/rules/own_number.hpp"
#include "server/cli/dates_settings.hpp"

namespace quorate::server {
namespace {

struct RuleOptions {
    std::string authority, rule, own, from, owner, reason;
    bool is_off = false;
    bool as_json = false;
};

boost::json::object to_json(const core::LocalStandard& standard)
{
    boost::json::array variants;
    for (const core::StatutoryRule* each : standard.variants)
        variants.push_back({{"rule_id", each->id},
                            {"label", each->label},
                            {"limit", core::offset_text(*each)},
                            {"in_use", each == standard.in_use}});
    boost::json::array to_come;
    for (const core::DecidedLocalRule& each : standard.to_come)
        to_come.push_back({{"rule_id", each.choice.rule_id},
                           {"in_use", each.choice.in_use},
                           {"from", core::iso(each.choice.from)},
                           {"owner", each.owner.reveal()}});
    boost::json::object all{{"standard", standard.id},
                            {"jurisdiction", core::code(standard.jurisdiction)},
                            {"variants", std::move(variants)},
                            {"to_come", std::move(to_come)}};
    if (standard.decided) {
        all["since"] = core::iso(standard.decided->choice.from);
        all["owner"] = standard.decided->owner.reveal();
    }
    return all;
}

void print(const core::LocalStandard& standard)
{
    for (const core::StatutoryRule* each : standard.variants) {
        std::cout << (each == standard.in_use ? "on   " : "off  ") << each->id << "  "
                  << each->label << ": " << core::offset_text(*each);
        if (each == standard.in_use && standard.decided)
            std::cout << ", since " << core::iso(standard.decided->choice.from) << " ("
                      << standard.decided->owner.reveal() << ")";
        std::cout << "\n";
    }
    for (const core::DecidedLocalRule& each : standard.to_come)
        std::cout << "     from " << core::iso(each.choice.from) << ": " << each.choice.rule_id
                  << (each.choice.in_use ? " on" : " off") << " (" << each.owner.reveal() << ")\n";
}

int list(const CommonOptions& common, const RuleOptions& options)
{
    Installation installation{common};
    const auto standards = installation.app.database.read(
        [&](core::UnitOfWork& work) -> core::Result<std::vector<core::LocalStandard>> {
            const auto authority = find_authority(work, options.authority);
            if (!authority) return authority.error();
            return core::view_local_rules(
                work, installation.app.clock, core::system_actor(authority->id));
        });
    if (!standards) return refused(standards.error());
    boost::json::array rows;
    for (const core::LocalStandard& each : *standards) {
        if (options.as_json)
            rows.push_back(to_json(each));
        else
            print(each);
    }
    if (options.as_json) print_json({{"standards", std::move(rows)}});
    return 0;
}

int choose(const CommonOptions& common, const RuleOptions& options)
{
    const auto from = core::parse_date(options.from);
    if (!from) return refused("write the first day like 2027-01-04");
    std::string rule_id = options.rule;
    if (!options.own.empty()) {
        const auto own = core::own_rule_id(options.rule, options.own, *from);
        if (!own) return refused(own.error());
        rule_id = *own;
    }
    const core::ChooseLocalRule command{.rule_id = rule_id,
                                        .in_use = !options.is_off,
                                        .from = from,
                                        .owner = core::PersonName{options.owner},
                                        .reason = options.reason};
    return change_dates(
        common,
        {.authority = options.authority,
         .day_name = "from",
         .day = options.from,
         .as_json = options.as_json},
        [&](core::UnitOfWork& work, const core::CaseTools& tools, const core::Actor& by) {
            return core::choose_local_rule(work, tools, by, command);
        });
}

}  // namespace

void add_rules_command(CLI::App& root, int& exit_code)
{
    CLI::App& group = *root.add_subcommand("rules", "Local standards: rules of a council's choice");
    group.require_subcommand(1);
    add_dates_command<RuleOptions>(
        group, exit_code, "list", "List them, with what is in use and what will be", list);
    const auto [choosing, chosen] = add_dates_command<RuleOptions>(
        group, exit_code, "choose", "Use a rule from a day on; its variants are left out", choose);
    choosing->add_option("--rule", chosen->rule, "The rule's id; with --own also a family's")
        ->required();
    CLI::Option* const own = choosing->add_option(
        "--own",
        chosen->own,
        "Another number for it: 8wd, 10d, 3w, 2m or 48h. The same as an id like "
        "loc-core-group-interval-3w");
    choosing->add_flag("--off", chosen->is_off, "Do not use it, nor any of its variants")
        ->excludes(own);
    choosing->add_option("--from", chosen->from, "The first day, like 2027-01-04")->required();
    choosing->add_option("--owner", chosen->owner, "Who answers for it")->required();
    choosing->add_option("--reason", chosen->reason, "Why")->required();
}

}  // namespace quorate::server
