#include "core/rules/local_rules.hpp"

#include <algorithm>
#include <utility>

#include "core/rules/own_number.hpp"
#include "core/rules/rule_book.hpp"

namespace quorate::core {

bool is_for_authorities_to_choose(const StatutoryRule& rule)
{
    return rule.level == RuleLevel::local || !rule.family.empty();
}

std::string_view standard_of(const StatutoryRule& rule)
{
    return rule.family.empty() ? rule.id : rule.family;
}

// What a choice is about is found once, not for every rule that is asked about.
LocalRules::LocalRules(std::vector<LocalChoice> choices)
{
    for (LocalChoice& made : choices) {
        const StatutoryRule* rule = nearest_rule(made.rule_id, made.from);
        if (rule != nullptr)
            choices_.push_back({std::move(made), standard_of(*rule), is_own(*rule)});
    }
}

bool LocalRules::uses(const StatutoryRule& rule, Date day) const
{
    if (!is_for_authorities_to_choose(rule)) return true;
    const LocalChoice* last = nullptr;
    for (const Choice& each : choices_)
        if (each.made.from <= day && each.standard == standard_of(rule) &&
            (last == nullptr || each.made.from >= last->from))
            last = &each.made;
    if (last == nullptr) return rule.is_default;
    return last->in_use && last->rule_id == rule.id;
}

std::vector<const StatutoryRule*> LocalRules::own_rules(Date day) const
{
    std::vector<const StatutoryRule*> used;
    for (const Choice& each : choices_) {
        if (!each.is_own || each.made.from > day) continue;
        const StatutoryRule* rule = nearest_rule(each.made.rule_id, day);
        if (uses(*rule, day) && std::ranges::find(used, rule) == used.end()) used.push_back(rule);
    }
    return used;
}

}  // namespace quorate::core
