#pragma once

#include "core/requests/idempotency_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class IdempotencyStore : public core::IdempotencyStore {
public:
    explicit IdempotencyStore(Sql& sql) : sql_{sql} {}

    std::optional<core::StoredAnswer> find(const core::UserId& user,
                                           const std::string& key) override;
    void save(const core::AuthorityId& authority,
              const core::UserId& user,
              const std::string& key,
              const core::StoredAnswer& answer,
              core::Instant now) override;
    int forget_before(core::Instant oldest) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
