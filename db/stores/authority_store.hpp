#pragma once

#include "core/people/authority_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AuthorityStore : public core::AuthorityStore {
public:
    explicit AuthorityStore(Sql& sql) : sql_{sql} {}

    std::optional<core::Authority> find(const core::AuthorityId& id) override;
    std::vector<core::Authority> all() override;
    void add(const core::Authority& authority) override;
    core::Result<int> save(const core::Authority& authority) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
