#include "db/stores/work_account_store.hpp"

namespace quorate::db {
namespace {

template <class Rows>
std::optional<core::WorkAccount> first_of(Rows rows)
{
    for (auto& [hash, authority, user, linked_at] : rows)
        return core::WorkAccount{.identity_hash = std::move(hash),
                                 .authority = std::move(authority),
                                 .user = std::move(user),
                                 .linked_at = linked_at};
    return std::nullopt;
}

}  // namespace

std::optional<core::WorkAccount> WorkAccountStore::find(const std::string& identity_hash)
{
    return first_of(sql_.select<std::string, core::AuthorityId, core::UserId, core::Instant>(
        "select identity_hash, authority_id, user_id, linked_at from work_account "
        "where identity_hash = :h",
        identity_hash));
}

std::optional<core::WorkAccount> WorkAccountStore::of_user(const core::UserId& user)
{
    return first_of(sql_.select<std::string, core::AuthorityId, core::UserId, core::Instant>(
        "select identity_hash, authority_id, user_id, linked_at from work_account "
        "where user_id = :u",
        user));
}

bool WorkAccountStore::add(const core::WorkAccount& account)
{
    // Of either key: whoever is linked stays who they are.
    return sql_.execute(
               "insert into work_account (identity_hash, authority_id, user_id, linked_at) "
               "values (:h, :a, :u, :t) on conflict do nothing",
               account.identity_hash,
               account.authority,
               account.user,
               account.linked_at) > 0;
}

bool WorkAccountStore::remove_of(const core::UserId& user)
{
    return sql_.execute("delete from work_account where user_id = :u", user) > 0;
}

}  // namespace quorate::db
