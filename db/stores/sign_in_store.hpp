#pragma once

#include "core/identity/sign_in_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class SignInStore : public core::SignInStore {
public:
    explicit SignInStore(Sql& sql) : sql_{sql} {}

    void record_failure(const std::string& key_hash, core::Instant at) override;
    int failures_since(const std::string& key_hash, core::Instant since) override;
    void forget_one(const std::string& key_hash, core::Instant at) override;
    void clear(const std::string& key_hash) override;
    void record_target(const std::string& network_hash,
                       const std::string& account_hash,
                       core::Instant at) override;
    void forget_target(const std::string& network_hash,
                       const std::string& account_hash,
                       core::Instant at) override;
    core::FailureSpread spread_since(const std::string& network_hash, core::Instant since) override;
    int forget_before(core::Instant oldest) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
