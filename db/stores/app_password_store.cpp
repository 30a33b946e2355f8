#include "db/stores/app_password_store.hpp"

#include "db/stores/first_found.hpp"

#define COLUMNS                                                                            \
    "id, authority_id, user_id, name, secret_hash, created_at, revoked_at, last_used_at, " \
    "last_client"

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::AppPassword> passwords(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::AppPassword> found;
    for (auto& [id, authority, user, name, hash, created, revoked, used, client] :
         sql.select<core::AppPasswordId,
                    core::AuthorityId,
                    core::UserId,
                    core::FreeText,
                    std::string,
                    core::Instant,
                    std::optional<core::Instant>,
                    std::optional<core::Instant>,
                    std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .user = std::move(user),
                         .name = std::move(name),
                         .secret_hash = std::move(hash),
                         .created_at = created,
                         .revoked_at = revoked,
                         .last_used_at = used,
                         .last_client = std::move(client)});
    return found;
}

}  // namespace

void AppPasswordStore::add(const core::AppPassword& password)
{
    sql_.execute("insert into app_password (" COLUMNS
                 ") values (:i, :a, :u, :n, :h, :c, :r, :l, :p)",
                 password.id,
                 password.authority,
                 password.user,
                 password.name,
                 password.secret_hash,
                 password.created_at,
                 password.revoked_at,
                 password.last_used_at,
                 password.last_client);
}

std::optional<core::AppPassword> AppPasswordStore::find(const core::AppPasswordId& id)
{
    return first(passwords(sql_, "select " COLUMNS " from app_password where id = :i", id));
}

std::optional<core::AppPassword> AppPasswordStore::find_by_hash(const std::string& secret_hash)
{
    return first(passwords(
        sql_, "select " COLUMNS " from app_password where secret_hash = :h", secret_hash));
}

std::vector<core::AppPassword> AppPasswordStore::of_user(const core::UserId& user)
{
    return passwords(sql_,
                     "select " COLUMNS
                     " from app_password where user_id = :u "
                     "and revoked_at is null order by created_at desc, id desc",
                     user);
}

void AppPasswordStore::touch(const core::AppPasswordId& id,
                             core::Instant used_at,
                             const std::string& client)
{
    sql_.execute("update app_password set last_used_at = :t, last_client = :c where id = :i",
                 used_at,
                 client,
                 id);
}

void AppPasswordStore::revoke(const core::AppPasswordId& id, core::Instant at)
{
    sql_.execute(
        "update app_password set revoked_at = :t where id = :i and revoked_at is null", at, id);
}

void AppPasswordStore::revoke_all_of(const core::UserId& user, core::Instant at)
{
    sql_.execute(
        "update app_password set revoked_at = :t where user_id = :u "
        "and revoked_at is null",
        at,
        user);
}

}  // namespace quorate::db
