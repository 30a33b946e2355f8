#include "db/stores/local_rule_store.hpp"

namespace quorate::db {

core::LocalRules LocalRuleStore::of(const core::AuthorityId& authority)
{
    std::vector<core::LocalChoice> choices;
    for (core::DecidedLocalRule& each : history(authority))
        choices.push_back(std::move(each.choice));
    return core::LocalRules{std::move(choices)};
}

std::vector<core::DecidedLocalRule> LocalRuleStore::history(const core::AuthorityId& authority)
{
    std::vector<core::DecidedLocalRule> all;
    for (auto& [id, rule, in_use, from, owner, reason, by, at] : sql_.select<core::DatesChangeId,
                                                                             std::string,
                                                                             bool,
                                                                             core::Date,
                                                                             core::PersonName,
                                                                             std::string,
                                                                             core::UserId,
                                                                             core::Instant>(
             "select id, rule_id, in_use, from_day, owner, reason, decided_by, decided_at "
             "from local_rule_choice where authority_id = :a order by decided_at, id",
             authority))
        all.push_back({.id = std::move(id),
                       .choice = {.rule_id = std::move(rule), .in_use = in_use, .from = from},
                       .owner = std::move(owner),
                       .reason = std::move(reason),
                       .decided_by = std::move(by),
                       .decided_at = at});
    return all;
}

void LocalRuleStore::add(const core::AuthorityId& authority, const core::DecidedLocalRule& decided)
{
    sql_.execute(
        "insert into local_rule_choice (authority_id, id, rule_id, in_use, from_day, owner, "
        "reason, decided_by, decided_at) values (:a, :i, :r, :u, :d, :o, :w, :b, :t)",
        authority,
        decided.id,
        decided.choice.rule_id,
        decided.choice.in_use,
        decided.choice.from,
        decided.owner,
        decided.reason,
        decided.decided_by,
        decided.decided_at);
}

}  // namespace quorate::db
