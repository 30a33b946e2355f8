#include "core/due_dates/local_rules.hpp"

#include <algorithm>

#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/people/authority_store.hpp"
#include "core/rules/dates_change_store.hpp"
#include "core/rules/national_rule.hpp"
#include "core/rules/own_number.hpp"
#include "core/rules/rule_book.hpp"
#include "core/support/form_checks.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_reason = 300;

// Own numbers are only for rules that do.
bool starts_clocks(const StatutoryRule& rule)
{
    return is_own(rule) || std::ranges::any_of(rules_that_start_clocks(), [&](const auto& each) {
               return each.id == rule.id;
           });
}

// Whether it is law that one of the variants is used, even if it were an own number.
bool is_law(const StatutoryRule& rule)
{
    const StatutoryRule* usual = default_of_family(rule.family, rule.effective_from);
    return (usual != nullptr ? *usual : rule).level != RuleLevel::local;
}

// What is wrong with the rule itself; empty when the authority may choose it.
std::string fault_of(const StatutoryRule* rule, std::string_view id)
{
    if (rule == nullptr) {
        const std::string fault = own_number_fault(id);
        return fault.empty() ? "There is no rule of this id" : fault;
    }
    if (!is_for_authorities_to_choose(*rule)) return "This rule is national: it is used everywhere";
    if (!starts_clocks(*rule)) return "Nothing that cases record starts this rule";
    return {};
}

void check_rule(FormChecks& checks,
                const StatutoryRule* rule,
                const Calendars& calendars,
                const ChooseLocalRule& command)
{
    if (const std::string fault = fault_of(rule, command.rule_id); !fault.empty()) {
        checks.refuse("rule_id", fault);
        return;
    }
    const bool used = command.in_use;
    if (!used && is_law(*rule)) {
        checks.refuse("in_use", "This is law: choose which variant is used");
        return;
    }
    if (!used) return;
    if (const auto day = first_day_looser(*rule, calendars))
        checks.refuse("rule_id",
                      "This runs longer than the national limit of " +
                          offset_text(*national_rule_beside(*rule)) +
                          ": a local standard may be stricter and never looser");
}

bool is_about(const DatesChange& change, const StatutoryRule& rule)
{
    if (change.kind != DatesChangeKind::choose_rule) return false;
    const StatutoryRule* other = nearest_rule(change.rule_id, change.from);
    return other != nullptr && standard_of(*other) == standard_of(rule);
}

bool is_any_used(const LocalRules& used, const StatutoryRule& like, Date day)
{
    const auto uses = [&](const StatutoryRule& each) {
        return standard_of(each) == standard_of(like) && used.uses(each, day);
    };
    return std::ranges::any_of(rules_that_start_clocks(), uses) ||
           std::ranges::any_of(used.own_rules(day),
                               [&](const StatutoryRule* own) { return uses(*own); });
}

// Two changes of one standard cannot wait at once: whoever confirms the one would not know what
// becomes of the other.
void check_news(FormChecks& checks,
                UnitOfWork& work,
                const AuthorityId& authority,
                const StatutoryRule& rule,
                const ChooseLocalRule& command)
{
    const auto waiting = work.dates_changes.waiting(authority);
    const auto same = [&](const DatesChange& each) { return is_about(each, rule); };
    if (std::ranges::any_of(waiting, same)) {
        checks.refuse("rule_id", "A change of this standard waits already");
        return;
    }
    // What is used already may be put forward again: to name who answers for it.
    const LocalRules used = work.local_rules.of(authority);
    if (!command.in_use && !is_any_used(used, rule, *command.from))
        checks.refuse("rule_id", "This standard is not used as it stands");
}

void check_from(FormChecks& checks, const std::optional<Date>& from, Date today)
{
    if (!from)
        checks.refuse("from", "Enter the first day");
    else if (*from < today)
        checks.refuse("from",
                      "Enter today or a later day, so that dates that run stay as they are");
}

// The standards of a country without how they stand.
void add_standards(std::vector<LocalStandard>& all, Jurisdiction jurisdiction, Date today)
{
    for (const StatutoryRule& row : rules_that_start_clocks()) {
        if (row.jurisdiction != jurisdiction || !is_for_authorities_to_choose(row)) continue;
        const StatutoryRule* rule = nearest_rule(row.id, today);
        const auto same = std::ranges::find(all, standard_of(row), &LocalStandard::id);
        LocalStandard& standard =
            same != all.end() ? *same
                              : all.emplace_back(LocalStandard{.id = std::string{standard_of(row)},
                                                               .jurisdiction = row.jurisdiction});
        if (std::ranges::find(standard.variants, rule) == standard.variants.end())
            standard.variants.push_back(rule);
    }
}

bool is_about(const LocalStandard& standard, const DecidedLocalRule& decided)
{
    const StatutoryRule* rule = nearest_rule(decided.choice.rule_id, decided.choice.from);
    return rule != nullptr && standard_of(*rule) == standard.id;
}

// A number the authority has chosen once stands among the variants from then on.
void add_own_number(LocalStandard& standard, const DecidedLocalRule& decided, Date today)
{
    const StatutoryRule* rule = nearest_rule(decided.choice.rule_id, today);
    if (rule != nullptr && std::ranges::find(standard.variants, rule) == standard.variants.end())
        standard.variants.push_back(rule);
}

// A decision for a day takes the place of an earlier one for the same day.
void add_to_come(LocalStandard& standard, const DecidedLocalRule& decided)
{
    std::erase_if(standard.to_come, [&](const DecidedLocalRule& each) {
        return each.choice.from == decided.choice.from;
    });
    standard.to_come.push_back(decided);
    std::ranges::sort(
        standard.to_come, {}, [](const DecidedLocalRule& each) { return each.choice.from; });
}

void say_how_it_stands(LocalStandard& standard,
                       const std::vector<DecidedLocalRule>& history,
                       Date today)
{
    for (const DecidedLocalRule& each : history) {
        if (!is_about(standard, each)) continue;
        add_own_number(standard, each, today);
        if (each.choice.from > today)
            add_to_come(standard, each);
        else if (!standard.decided || each.choice.from >= standard.decided->choice.from)
            standard.decided = each;
    }
}

}  // namespace

Result<DatesOutcome> choose_local_rule(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const Actor& actor,
                                       const ChooseLocalRule& command)
{
    const Instant now = tools.clock.now();
    const auto allowed = permit_to_put_forward(actor, now);
    if (!allowed) return allowed.error();
    const Date today = london_date(now);
    const StatutoryRule* rule = nearest_rule(command.rule_id, command.from.value_or(today));
    FormChecks checks;
    check_rule(checks, rule, calendars_of(work, actor.authority, tools.bank_holidays), command);
    check_from(checks, command.from, today);
    checks.line("owner", command.owner.reveal(), longest_name, "Enter who answers for it");
    checks.line("reason", command.reason, longest_reason, "Enter why");
    if (checks.passed()) check_news(checks, work, actor.authority, *rule, command);
    if (!checks.passed()) return checks.error();

    return put_forward(work,
                       tools,
                       actor,
                       {.kind = DatesChangeKind::choose_rule,
                        .from = *command.from,
                        .until = *command.from,
                        .rule_id = std::string{rule->id},
                        .in_use = command.in_use,
                        .owner = PersonName{trimmed(command.owner.reveal())},
                        .reason = trimmed(command.reason)});
}

Result<std::vector<LocalStandard>> view_local_rules(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor)
{
    const Instant now = clock.now();
    const auto allowed = permit_to_see_dates(actor, now);
    if (!allowed) return allowed.error();
    const Date today = london_date(now);
    const auto history = work.local_rules.history(actor.authority);
    const LocalRules used = work.local_rules.of(actor.authority);
    const auto authority = work.authorities.find(actor.authority);
    const bool is_welsh = authority && authority->jurisdiction == Jurisdiction::wales;
    std::vector<LocalStandard> all;
    add_standards(all, is_welsh ? Jurisdiction::wales : Jurisdiction::england, today);
    add_standards(all, is_welsh ? Jurisdiction::england : Jurisdiction::wales, today);
    for (LocalStandard& standard : all) {
        say_how_it_stands(standard, history, today);
        for (const StatutoryRule* rule : standard.variants)
            if (used.uses(*rule, today)) standard.in_use = rule;
    }
    return all;
}

}  // namespace quorate::core
