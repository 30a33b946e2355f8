#pragma once

#include "core/identity/second_factor_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class SecondFactorStore final : public core::SecondFactorStore {
public:
    explicit SecondFactorStore(Sql& sql) : sql_{sql} {}

    std::optional<core::SecondFactor> find(const core::UserId& user) override;
    void save(const core::SecondFactor& factor) override;
    bool use_step(const core::UserId& user, std::int64_t step) override;
    void set_recovery_codes(const core::UserId& user,
                            const std::vector<std::string>& hashes,
                            core::Instant made_at) override;
    bool use_recovery_code(const core::UserId& user,
                           const std::string& hash,
                           core::Instant at) override;
    int recovery_codes_left(const core::UserId& user) override;
    std::vector<core::Role> demanded_of(const core::AuthorityId& authority) override;
    void set_demanded_of(const core::AuthorityId& authority,
                         const std::vector<core::Role>& roles) override;
    void add(const core::SignInChallenge& challenge) override;
    std::optional<core::SignInChallenge> find_challenge(const std::string& token_hash) override;
    int count_try(const std::string& token_hash) override;
    void remove_challenge(const std::string& token_hash) override;
    void remove_challenges_of(const core::UserId& user) override;
    int forget_challenges_before(core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
