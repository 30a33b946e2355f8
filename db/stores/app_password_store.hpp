#pragma once

#include "core/identity/app_password_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class AppPasswordStore final : public core::AppPasswordStore {
public:
    explicit AppPasswordStore(Sql& sql) : sql_{sql} {}

    void add(const core::AppPassword& password) override;
    std::optional<core::AppPassword> find(const core::AppPasswordId& id) override;
    std::optional<core::AppPassword> find_by_hash(const std::string& secret_hash) override;
    std::vector<core::AppPassword> of_user(const core::UserId& user) override;
    void touch(const core::AppPasswordId& id,
               core::Instant used_at,
               const std::string& client) override;
    void revoke(const core::AppPasswordId& id, core::Instant at) override;
    void revoke_all_of(const core::UserId& user, core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
