#include "server/cli/dates_command.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "core/dates/date_text.hpp"
#include "core/rules/bank_holidays.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/text.hpp"
#include "server/cli/dates_answer.hpp"
#include "server/cli/dates_question.hpp"

namespace quorate::server {
namespace {

enum ExitCode { done = 0, refused = 1, usage = 2 };

int say(std::ostream& err, ExitCode code, const std::string& what)
{
    err << "quorate dates: " << what << '\n';
    return code;
}

// Columns as wide as the widest text of each, and two spaces.
template <std::size_t columns>
void print_table(std::ostream& out, const std::vector<std::array<std::string, columns>>& rows)
{
    std::array<std::size_t, columns> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < columns; ++i)
            widths[i] = std::max(widths[i], core::length(row[i]) + 2);
    for (const auto& row : rows) {
        for (std::size_t i = 0; i + 1 < columns; ++i)
            out << row[i] << std::string(widths[i] - core::length(row[i]), ' ');
        out << row.back() << '\n';
    }
}

void print_rules(std::ostream& out, core::Language language)
{
    std::vector<std::array<std::string, 4>> table;
    const auto rules = core::all_rules();
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const core::StatutoryRule& rule = rules[i];
        const bool is_latest = i + 1 == rules.size() || rules[i + 1].id != rule.id;
        if (!is_latest) continue;
        table.push_back({std::string{rule.id},
                         std::string{core::code(rule.level)},
                         core::offset_text(rule, language),
                         std::string{core::label(rule, language)}});
    }
    print_table(out, table);
}

// People see each rule once, as it is in force today; programs get every row.
int list_rules(const DatesOptions& options, std::ostream& out)
{
    if (options.as_json) {
        boost::json::array rules;
        for (const core::StatutoryRule& rule : core::all_rules())
            rules.push_back(rule_json(rule));
        out << boost::json::serialize(rules) << '\n';
        return done;
    }
    print_rules(out, options.language);
    out << "own numbers: a council's own number may stand in the id of a local standard, as in "
           "loc-core-group-interval-3w:";
    for (const core::OwnUnit& unit : core::own_units())
        out << (&unit == &core::own_units().front() ? " 1" : ", 1") << unit.code << " to "
            << unit.most << unit.code;
    out << '\n';
    return done;
}

int answer_one(const DatesOptions& options, std::ostream& out, std::ostream& err)
{
    const auto trigger = parse_trigger(options.from, options.rule);
    if (!trigger) return say(err, usage, sentence(trigger.error()));
    const auto closures = parse_closures(options.closures);
    if (!closures) return say(err, usage, sentence(closures.error()));
    const auto rule = find_rule(options.rule, *trigger);
    if (!rule) return say(err, refused, sentence(rule.error()));

    const auto calendars = core::calendars_with(core::shipped_bank_holidays(), *closures);
    const auto answer = core::explained_due_date(**rule, *trigger, calendars);
    if (options.as_json)
        out << boost::json::serialize(due_date_json(answer, options.language)) << '\n';
    else if (options.explain)
        print_working(out, answer, options.language);
    else
        print_due_date(out, answer);
    if (!core::is_in_force(**rule, trigger->on))
        err << "note: " << (*rule)->id << " is in force from " << core::iso((*rule)->effective_from)
            << ", not on " << core::iso(trigger->on) << '\n';
    return done;
}

int answer_batch(const DatesOptions& options,
                 std::istream& in,
                 std::ostream& out,
                 std::ostream& err)
{
    std::ifstream file;
    const bool from_file = options.batch != "-";
    if (from_file) {
        file.open(options.batch, std::ios::binary);
        if (!file) return say(err, refused, "cannot read " + options.batch);
    }
    std::istream& source = from_file ? file : in;
    const int exit_code = run_dates_batch(source, out, err, options.progress);
    if (source.bad()) return say(err, refused, "cannot read " + options.batch);
    return exit_code;
}

}  // namespace

int run_dates(const DatesOptions& options, std::istream& in, std::ostream& out, std::ostream& err)
{
    const int forms =
        (options.rule.empty() ? 0 : 1) + (options.batch.empty() ? 0 : 1) + (options.list ? 1 : 0);
    if (forms != 1) return say(err, usage, "give one of --rule, --batch and --list");
    if (!options.rule.empty() && options.from.empty())
        return say(err, usage, "--rule needs --from");

    int exit_code = done;
    if (options.list)
        exit_code = list_rules(options, out);
    else if (!options.batch.empty())
        exit_code = answer_batch(options, in, out, err);
    else
        exit_code = answer_one(options, out, err);
    if (!out.flush()) return say(err, refused, "cannot write the answer");
    return exit_code;
}

CLI::App& add_dates_command(CLI::App& root, int& exit_code)
{
    const auto options = std::make_shared<DatesOptions>();
    const auto in_welsh = std::make_shared<bool>(false);
    const auto language = std::make_shared<std::string>("en");
    CLI::App* command = root.add_subcommand("dates", "Work out statutory dates, and show why");
    command->add_option("--rule",
                        options->rule,
                        "The rule's id; --list names them, and how an own number is written");
    command->add_option("--from",
                        options->from,
                        "The day the clock starts, 2026-06-01, or its moment, "
                        "2026-06-01T14:30, for a rule in hours");
    command->add_option(
        "--closures", options->closures, "Days the council is shut, between semicolons");
    command->add_flag("--explain", options->explain, "Show each day counted and each day skipped");
    command->add_option("--batch", options->batch, "Answer each row of this CSV; - is the input");
    command->add_flag("--list", options->list, "List the rules");
    command->add_flag("--json", options->as_json, "Answer in JSON");
    command->add_flag("--welsh", *in_welsh, "Explain in Welsh; the same as --language cy");
    command->add_option("--language", *language, "The language of the explanation: en or cy")
        ->check(CLI::IsMember({"en", "cy"}));
    command->callback([options, in_welsh, language, &exit_code] {
        options->language = *in_welsh ? core::Language::welsh
                                      : core::language_from(*language).value_or(options->language);
        if (isatty(STDERR_FILENO) == 1) options->progress = Progress::shown;
        exit_code = run_dates(*options, std::cin, std::cout, std::cerr);
    });
    return *command;
}

}  // namespace quorate::server
