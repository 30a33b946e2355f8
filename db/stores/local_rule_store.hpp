#pragma once

#include "core/rules/local_rule_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class LocalRuleStore : public core::LocalRuleStore {
public:
    explicit LocalRuleStore(Sql& sql) : sql_{sql} {}

    core::LocalRules of(const core::AuthorityId& authority) override;
    std::vector<core::DecidedLocalRule> history(const core::AuthorityId& authority) override;
    void add(const core::AuthorityId& authority, const core::DecidedLocalRule& decided) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
