#pragma once

#include "core/identity/passkey_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class PasskeyStore final : public core::PasskeyStore {
public:
    explicit PasskeyStore(Sql& sql) : sql_{sql} {}

    bool add(const core::Passkey& passkey) override;
    std::optional<core::Passkey> find(const core::PasskeyId& id) override;
    std::optional<core::Passkey> find_by_credential(const std::string& credential) override;
    std::vector<core::Passkey> of_user(const core::UserId& user) override;
    bool use(const core::PasskeyId& id, std::int64_t signatures, core::Instant at) override;
    void remove(const core::PasskeyId& id) override;
    void remove_all_of(const core::UserId& user) override;
    void add(const core::PasskeyChallenge& challenge) override;
    std::optional<core::PasskeyChallenge> take_challenge(const std::string& holder) override;
    int forget_challenges_before(core::Instant now) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
