#pragma once

#include <string>
#include <vector>

#include "core/rules/local_rules.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What an authority decided about a local rule, why, and by whom.
struct DecidedLocalRule {
    DatesChangeId id = {};  // of the change that was confirmed
    LocalChoice choice = {};
    PersonName owner = {};  // who answers for the standard, in the authority's words
    std::string reason = {};
    UserId decided_by = {};
    Instant decided_at = {};
};

/// What each authority decided about the rules that are its own to decide. Nothing is ever taken
/// away: a date keeps the rule that held at its trigger.
class LocalRuleStore {
public:
    virtual ~LocalRuleStore() = default;

    virtual LocalRules of(const AuthorityId& authority) = 0;

    /// The same with who and why, in the order in which it was decided.
    virtual std::vector<DecidedLocalRule> history(const AuthorityId& authority) = 0;

    virtual void add(const AuthorityId& authority, const DecidedLocalRule& decided) = 0;
};

}  // namespace quorate::core
