#include "core/rules/rule_book.hpp"

#include <algorithm>

#include "core/rules/england.hpp"
#include "core/rules/local_standards.hpp"
#include "core/rules/wales.hpp"

namespace quorate::core {
namespace {

// Days between `day` and the time the rule is in force; zero while it is.
std::chrono::days distance(const StatutoryRule& rule, Date day)
{
    if (day < rule.effective_from) return rule.effective_from - day;
    if (rule.effective_to && *rule.effective_to < day) return day - *rule.effective_to;
    return std::chrono::days{0};
}

}  // namespace

const std::vector<StatutoryRule>& all_rules()
{
    static const std::vector<StatutoryRule> all = [] {
        std::vector<StatutoryRule> rules;
        for (const auto* table : {&england_rules(), &wales_rules(), &local_rules()})
            rules.insert(rules.end(), table->begin(), table->end());
        return rules;
    }();
    return all;
}

const StatutoryRule* nearest_rule(std::string_view id, Date trigger)
{
    const StatutoryRule* nearest = nullptr;
    for (const StatutoryRule& rule : all_rules()) {
        if (rule.id != id) continue;
        if (nearest == nullptr || distance(rule, trigger) < distance(*nearest, trigger))
            nearest = &rule;
    }
    return nearest;
}

const StatutoryRule* rule_in_force(std::string_view id, Date trigger)
{
    const StatutoryRule* rule = nearest_rule(id, trigger);
    return rule != nullptr && is_in_force(*rule, trigger) ? rule : nullptr;
}

bool is_trigger_of(const TriggerEvent& event, const StatutoryRule& rule)
{
    if (event.kind != rule.trigger) return false;
    switch (rule.condition) {
        case Condition::none:
            return true;
        case Condition::initiates_section_47:
            return event.initiates_section_47;
        case Condition::plan_made:
            return event.plan_made;
    }
    return false;
}

std::vector<const StatutoryRule*> rules_started_by(const TriggerEvent& event,
                                                   Jurisdiction jurisdiction)
{
    std::vector<const StatutoryRule*> started;
    for (const StatutoryRule& rule : all_rules())
        if (rule.jurisdiction == jurisdiction && is_in_force(rule, event.on) &&
            is_trigger_of(event, rule))
            started.push_back(&rule);
    return started;
}

}  // namespace quorate::core
