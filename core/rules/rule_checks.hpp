#pragma once

#include <cstddef>
#include <span>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

// What must be true of every table of rules. The build checks the shipped ones with these.

/// Each rule says where it comes from.
constexpr bool have_sources(std::span<const StatutoryRule> rules)
{
    for (const StatutoryRule& rule : rules)
        if (rule.source.empty() || rule.edition.empty() || rule.paragraph.empty()) return false;
    return true;
}

/// Each rule has an id, and its label in both languages.
constexpr bool are_named(std::span<const StatutoryRule> rules)
{
    for (const StatutoryRule& rule : rules)
        if (rule.id.empty() || rule.label.empty() || rule.label_cy.empty()) return false;
    return true;
}

/// A rule counts something, or has neither number nor unit; and hours do not depend on a calendar.
constexpr bool can_be_counted(std::span<const StatutoryRule> rules)
{
    for (const StatutoryRule& rule : rules) {
        if ((rule.unit == Unit::none) != (rule.offset == 0) || rule.offset < 0) return false;
        if (rule.unit == Unit::hours && rule.count_trigger_day) return false;
    }
    return true;
}

/// Rows with one id stand together, the oldest first, and no two are in force on one day.
constexpr bool follow_each_other(std::span<const StatutoryRule> rules)
{
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t j = i + 1; j < rules.size(); ++j) {
            if (rules[i].id != rules[j].id) continue;
            const StatutoryRule& before = rules[j - 1];
            if (before.id != rules[j].id || !before.effective_to) return false;
            if (rules[j].effective_from <= *before.effective_to) return false;
            break;
        }
    return true;
}

/// Each family has exactly one variant that is on unless an authority says otherwise. A rule
/// without variants may be on or off like that only when it is local.
constexpr bool have_one_default_each(std::span<const StatutoryRule> rules)
{
    for (const StatutoryRule& rule : rules) {
        if (rule.family.empty()) {
            if (rule.is_default && rule.level != RuleLevel::local) return false;
            continue;
        }
        int defaults = 0;
        for (const StatutoryRule& other : rules)
            if (other.family == rule.family && other.is_default) ++defaults;
        if (defaults != 1) return false;
    }
    return true;
}

}  // namespace quorate::core
