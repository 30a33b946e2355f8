#pragma once

#include "core/identity/user_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class UserStore : public core::UserStore {
public:
    explicit UserStore(Sql& sql) : sql_{sql} {}

    std::optional<core::User> find(const core::UserId& id) override;
    std::optional<core::User> find_by_email(const core::Email& email) override;
    std::vector<core::User> of_authority(const core::AuthorityId& authority) override;
    core::Result<core::Done> add(const core::User& user) override;
    core::Result<int> save(const core::User& user) override;
    void note_signed_in(const core::User& user, core::Instant at) override;
    std::optional<core::AccountUse> use_of(const core::UserId& id) override;
    void begin_counting(core::Instant now) override;
    std::vector<core::AccountUse> unused_since(core::Instant signed_in_by) override;
    bool save_use(const core::AccountUse& use) override;
    int open_administrators(const core::AuthorityId& authority) override;
    void set_password_hash(const core::UserId& id, const std::string& hash) override;
    void save_password_duty(const core::User& user) override;

private:
    void keep_teams(const core::User& user);
    bool is_taken(const core::Email& email, const core::UserId& by_other_than);

    Sql& sql_;
};

}  // namespace quorate::db
