#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// What an authority decided about a rule that is its own to decide, from a day on.
struct LocalChoice {
    std::string rule_id = {};  // a local rule, or the variant of a family
    bool in_use = true;
    Date from = {};  // events from this day on; earlier ones keep what held before
};

/// Whether authorities may decide if the rule is used: local ones, and variants of one rule. All
/// others are used everywhere.
bool is_for_authorities_to_choose(const StatutoryRule& rule);

/// What a choice is about: the rule's family, or the rule itself when it has none.
std::string_view standard_of(const StatutoryRule& rule);

/// The rules an authority uses: what we ship as on, but for what it has decided.
class LocalRules {
public:
    LocalRules() = default;

    /// `choices` stand in the order in which they were decided.
    explicit LocalRules(std::vector<LocalChoice> choices);

    /// Whether a trigger on `day` is counted by this rule here. Of a family the variant that was
    /// chosen last on or before `day` is used, and the others are not; none is when the last
    /// decision was to use none.
    bool uses(const StatutoryRule& rule, Date day) const;

    /// The authority's own numbers that are used on `day`: rules that no book lists.
    std::vector<const StatutoryRule*> own_rules(Date day) const;

private:
    struct Choice {
        LocalChoice made;
        std::string_view standard;  // what it is about
        bool is_own;
    };

    std::vector<Choice> choices_;
};

}  // namespace quorate::core
