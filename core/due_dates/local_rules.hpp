#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/due_dates/dates_changes.hpp"
#include "core/rules/local_rule_store.hpp"
#include "core/rules/statutory_rule.hpp"

namespace quorate::core {

/// Says that the authority uses a rule that is its to choose, or that it does not: for what happens
/// on `from` or later. Of a family of variants the others are not used then.
struct ChooseLocalRule {
    std::string rule_id = {};       // field "rule_id"; an own number's too: see own_number.hpp
    bool in_use = true;             // field "in_use"
    std::optional<Date> from = {};  // field "from": today or later, so that dates that run stay
    PersonName owner = {};          // field "owner": who answers for it
    std::string reason = {};        // field "reason"
};

/// Refused for a rule that would run longer than the national limit beside it: a local rule may be
/// stricter than a national one and never looser; while another change of the same standard waits;
/// and for what is used on that day already. Cases of either country may be led here, so rules of
/// both may be chosen.
Result<DatesOutcome> choose_local_rule(UnitOfWork& work,
                                       const CaseTools& tools,
                                       const Actor& actor,
                                       const ChooseLocalRule& command);

/// A rule, or a family of variants, that is an authority's own to choose, and how it stands.
struct LocalStandard {
    std::string id = {};  // of the family, or of the rule that has none
    Jurisdiction jurisdiction = Jurisdiction::england;
    // In the order of the book, one of a rule without family; then own numbers once chosen.
    std::vector<const StatutoryRule*> variants = {};
    const StatutoryRule* in_use = nullptr;         // nullptr while none is
    std::optional<DecidedLocalRule> decided = {};  // nothing while it is as we ship it
    std::vector<DecidedLocalRule> to_come = {};    // what will hold, the earliest first

    /// Whether the authority may use none: not of what is law.
    bool may_be_left_out() const { return variants.front()->level == RuleLevel::local; }
};

/// Every standard that is the authority's to choose and whose clock cases start: its own country's
/// first, then in the order of the book.
Result<std::vector<LocalStandard>> view_local_rules(UnitOfWork& work,
                                                    const Clock& clock,
                                                    const Actor& actor);

}  // namespace quorate::core
