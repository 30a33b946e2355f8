#pragma once

#include "core/identity/work_account_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class WorkAccountStore final : public core::WorkAccountStore {
public:
    explicit WorkAccountStore(Sql& sql) : sql_{sql} {}

    std::optional<core::WorkAccount> find(const std::string& identity_hash) override;
    std::optional<core::WorkAccount> of_user(const core::UserId& user) override;
    bool add(const core::WorkAccount& account) override;
    bool remove_of(const core::UserId& user) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
