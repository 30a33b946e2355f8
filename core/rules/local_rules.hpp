#pragma once

#include <string>
#include <utility>
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

/// The rules an authority uses: what we ship as on, but for what it has decided.
class LocalRules {
public:
    LocalRules() = default;

    /// `choices` stand in the order in which they were decided.
    explicit LocalRules(std::vector<LocalChoice> choices) : choices_{std::move(choices)} {}

    /// Whether a trigger on `day` is counted by this rule here. Of a family the variant that was
    /// chosen last on or before `day` is used, and the others are not; none is when the last
    /// decision was to use none.
    bool uses(const StatutoryRule& rule, Date day) const;

private:
    std::vector<LocalChoice> choices_;
};

}  // namespace quorate::core
