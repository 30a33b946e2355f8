#pragma once

#include "core/rules/closure_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ClosureStore : public core::ClosureStore {
public:
    explicit ClosureStore(Sql& sql) : sql_{sql} {}

    core::NamedDays of(const core::AuthorityId& authority) override;
    std::vector<core::Closure> list(const core::AuthorityId& authority) override;
    std::optional<core::Closure> find(const core::AuthorityId& authority, core::Date day) override;
    void add(const core::AuthorityId& authority, const core::Closure& closure) override;
    bool remove(const core::AuthorityId& authority, core::Date day) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
