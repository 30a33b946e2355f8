#pragma once

#include "core/identity/api_token_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class ApiTokenStore : public core::ApiTokenStore {
public:
    explicit ApiTokenStore(Sql& sql) : sql_{sql} {}

    void add(const core::ApiToken& token) override;
    std::optional<core::ApiToken> find(const core::ApiTokenId& id) override;
    std::optional<core::ApiToken> find_by_hash(const std::string& token_hash) override;
    std::vector<core::ApiToken> of_user(const core::UserId& user) override;
    void touch(const core::ApiTokenId& id, core::Instant used_at) override;
    void revoke(const core::ApiTokenId& id, core::Instant at) override;
    void revoke_all_of(const core::UserId& user, core::Instant at) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
