#pragma once

#include "core/identity/session_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class SessionStore : public core::SessionStore {
public:
    explicit SessionStore(Sql& sql) : sql_{sql} {}

    void add(const core::Session& session) override;
    std::optional<core::Session> find(const std::string& token_hash) override;
    std::vector<core::Session> of_user(const core::UserId& user) override;
    void touch(const std::string& token_hash, core::Instant seen_at) override;
    void remove(const std::string& token_hash) override;
    void remove_all_of(const core::UserId& user, const std::string& except) override;
    int remove_expired(core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
