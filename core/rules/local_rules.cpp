#include "core/rules/local_rules.hpp"

#include "core/rules/rule_book.hpp"

namespace quorate::core {
namespace {

// Whether a choice decides about `rule`: it names the rule, or another of its family.
bool is_about(const LocalChoice& choice, const StatutoryRule& rule)
{
    if (choice.rule_id == rule.id) return true;
    if (rule.family.empty()) return false;
    const StatutoryRule* chosen = nearest_rule(choice.rule_id, choice.from);
    return chosen != nullptr && chosen->family == rule.family;
}

}  // namespace

bool is_for_authorities_to_choose(const StatutoryRule& rule)
{
    return rule.level == RuleLevel::local || !rule.family.empty();
}

bool LocalRules::uses(const StatutoryRule& rule, Date day) const
{
    if (!is_for_authorities_to_choose(rule)) return true;
    const LocalChoice* last = nullptr;
    for (const LocalChoice& choice : choices_)
        if (choice.from <= day && is_about(choice, rule) &&
            (last == nullptr || choice.from >= last->from))
            last = &choice;
    if (last == nullptr) return rule.is_default;
    return last->in_use && last->rule_id == rule.id;
}

}  // namespace quorate::core
